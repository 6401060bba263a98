import type { LanguagePack } from "./language.ts";

export const spanish: LanguagePack = {
  replyPrefix: "RE: ",
  forwardPrefix: "RV: ",
  greetings: ["Hola {first}:", "Buenos días, {first}:", "Estimados señores:", "Buenas tardes, {first}:"],
  closings: ["Un saludo", "Saludos cordiales", "Muchas gracias", "Quedo a su disposición", "Un abrazo"],
  leads: [
    "Gracias por la rápida respuesta.",
    "Perdone el retraso, estuve de viaje hasta el {past}.",
    "Como hablamos por teléfono:",
    "Lo he comentado con {colleague}.",
  ],
  asides: [
    "¿Le viene bien una llamada a las {time}?",
    "Pongo en copia a {colleague}.",
    "¿Podría confirmarlo antes del {date}?",
    "Nuestro número de pedido es {ref2}.",
  ],
  middles: [
    "nos parece bien. Solo queda la cantidad: necesitamos {qty}.",
    "podemos aceptar {amount} si queda cerrado antes del {date}.",
    "¿me reenvía la última versión? La mía es del {past}.",
    "administración pide la referencia {ref2} en todos los documentos.",
    "es un {percent} más que el año pasado. ¿Hay algún margen?",
    "entendido, contamos con {place} y dejamos {place2} como alternativa.",
    "una pequeña corrección: son {qty}.",
    "¿hay alguna novedad? Nuestro cliente pregunta a diario.",
  ],
  endings: [
    "Perfecto, queda cerrado. ¡Buen fin de semana!",
    "Recibido todo, gracias de nuevo.",
    "Hecho, lo archivo con la referencia {ref}.",
  ],
  topics: [
    {
      subjects: ["Presupuesto {ref}", "Solicitud de precio: {product}", "Oferta de {product}"],
      openings: [
        "para el próximo trimestre necesitamos {qty} {product}, con entrega en {place}. ¿Nos puede enviar una oferta antes del {date}?",
        "adjunto nuestra oferta {ref} por {amount}, válida hasta el {date}, portes a {place} incluidos.",
      ],
      middles: ["el precio está bien, pero el plazo no: la primera entrega debe llegar antes del {date}."],
      file: "offer",
    },
    {
      subjects: ["Factura {ref}", "Factura pendiente {ref}", "Consulta sobre la factura {ref}"],
      openings: [
        "adjunto la factura {ref} por {amount}, con vencimiento el {date}.",
        "la factura {ref} por {amount} sigue pendiente. ¿Puede comprobar si está aprobada?",
      ],
      middles: [
        "el NIF que figura es el antiguo. ¿Pueden emitirla de nuevo?",
        "se pagó el {past}, le adjunto el justificante.",
      ],
      file: "invoice",
    },
    {
      subjects: ["Entrega en {place}", "Retraso del envío {ref}", "Franja de descarga {shortDate}"],
      openings: [
        "el envío {ref} ({qty} {product}) llega a {place} el {date}. ¿Prefiere por la mañana o a partir de las {time}?",
      ],
      middles: [
        "el muelle de {place} está cerrado hasta el {shortDate}. ¿Puede ir a {place2}?",
        "hay dos palés dañados, tengo fotos.",
      ],
      file: "list",
    },
    {
      subjects: ["Contrato marco {year}", "Renovación {year}"],
      openings: [
        "le envío el borrador para {year}. Cambian los volúmenes ({qty}) y el preaviso de la cláusula 4.",
      ],
      middles: ["un cambio en la cláusula 4 y podemos firmar esta semana."],
      file: "contract",
    },
    {
      subjects: ["Reclamación {ref}", "Incidencia con {product}"],
      openings: [
        "de {qty} recibidos el {past}, cerca del {percent} no sirve. Adjunto fotos. ¿Cómo procedemos?",
      ],
      middles: ["lo sentimos mucho. La reposición sale mañana de {place} sin coste."],
      file: "photo",
    },
  ],
  products: {
    logistics: ["palés exprés", "contenedores frigoríficos", "despachos de aduana"],
    insurance: ["pólizas de transporte", "coberturas de flota"],
    machinery: ["reductores", "rodillos", "bombas hidráulicas"],
    software: ["licencias del portal", "jornadas de formación"],
    food: ["latas de aceite de oliva", "cajas de almendras", "sacos de café"],
    construction: ["puertas cortafuegos", "vigas de acero", "muelles de carga"],
    energy: ["cargadores", "placas solares", "contadores"],
    medical: ["guantes de protección", "botiquines", "análisis"],
    travel: ["habitaciones para el congreso", "traslados"],
    printing: ["catálogos", "etiquetas de envío", "estuches"],
  },
  attribution: "El {stamp}, {name} <{address}> escribió:",
  labels: ["De", "Enviado", "Para", "CC", "Asunto"],
  originalMessage: "-----Mensaje original-----",
  forwardedMessage: "---------- Mensaje reenviado ---------",
  forwardNotes: ["Para tu información, ¿lo llevas tú?", "Mira abajo, creo que es tuyo.", "Para archivar."],
  outOfOffice: {
    subject: "Respuesta automática: {subject}",
    body: "Estaré fuera de la oficina hasta el {date}. Para asuntos urgentes, contacte con {colleague}.",
  },
  weekdays: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
  months: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  longDate: "{weekday}, {day} de {month} de {year}",
  shortDate: "{day} de {month}",
  disclaimer: "Este mensaje es confidencial. Si lo ha recibido por error, elimínelo y avise al remitente.",
};
