import type { HardWorld } from "../hardMail.ts";

/** A maker of stone worktops near Valencia, in the mailbox of its sales manager. */
export const cantera: HardWorld = {
  name: "cantera",
  language: "es",
  organization: {
    name: "Cantera Blanca",
    domains: ["canterablanca.es"],
    people: [
      "Nuria Peiró <nuria@canterablanca.es> <comercial@canterablanca.es>",
      "Paco Llorens <paco@canterablanca.es>",
    ],
  },
  businesses: [
    {
      id: "penalog",
      name: "Peña Logística",
      domains: ["peñalog.es"],
      contacts: ["Amparo Peña <amparo@peñalog.es>"],
      phones: ["961 55 21 90"],
    },
    {
      id: "cocinas",
      name: "Cocinas Rubio",
      contacts: ["Javier Rubio <cocinas.rubio@gmail.com>", "Taller Rubio <taller-rubio@telefonica.net>"],
    },
    { id: "sol", name: "Sol", domains: ["sol-promociones.es"] },
    {
      id: "gestoria",
      name: "Gestoría Benlloch",
      domains: ["gestoriabenlloch.com"],
      contacts: ["Vicente Benlloch <vicente@gestoriabenlloch.com>"],
    },
    { id: "marmoles", name: "Mármoles del Turia", domains: ["marmolesdelturia.com", "mturia.mx"] },
    { id: "marmolesvega", name: "Mármoles de la Vega", domains: ["marmolesdelavega.com"] },
  ],
  mails: `
=== cantera-01 | similar-names | sure: marmolesvega
Why: Two quarries with nearly one name; the subject has the word that both share, the domain decides.
From: Reme Casanova <pedidos@marmolesdelavega.com>
To: Nuria Peiró <nuria@canterablanca.es>
Date: 7 Jan 2026 09:10 +0100
Subject: Mármoles - tarifa 2026

Buenos días, Nuria: te adjunto la tarifa nueva. El Crema Marfil sube un 4 %, el resto se queda igual. Un saludo, Reme

=== cantera-02 | gmail-dots | sure: cocinas
Why: Gmail gives out the same mailbox without the dot and with a tag; here with both at once.
From: Javi Rubio <cocinasrubio+presupuestos@gmail.com>
To: comercial@canterablanca.es
Date: 8 Jan 2026 13:47 +0100
Subject: medidas encimera Ontinyent

Van las medidas. El hueco de la placa es 56x49 pero mejor deja 57. El cliente quiere el canto a inglete.

=== cantera-03 | accountant-in-copy | sure: gestoria
Why: This time the accountant writes about the firm's own taxes, and a customer is only an example in the text.
From: Vicente Benlloch <vicente@gestoriabenlloch.com>
To: Nuria Peiró <nuria@canterablanca.es>
Cc: Paco Llorens <paco@canterablanca.es>
Date: 12 Jan 2026 17:00 +0100
Subject: Modelo 303 - falta documentación

Nuria, me faltan las facturas recibidas de diciembre, por ejemplo la de Peña Logística. Antes del 20, por favor.

=== cantera-04 | address-case | sure: penalog
Why: An old mail program writes the address in capitals, and the domain in Punycode besides.
From: AMPARO <AMPARO@XN--PEALOG-XWA.ES>
To: NURIA@CANTERABLANCA.ES
Date: 13 Jan 2026 08:02 +0100
Subject: ALBARAN 4471

BUENOS DIAS FALTA LA FIRMA DEL ALBARAN. GRACIAS

=== cantera-05 | forward-by-colleague | sure: cocinas
Why: Forwarded from Gmail in Spanish; the workshop's address at an internet provider is inside the text only.
From: Paco Llorens <paco@canterablanca.es>
To: Nuria Peiró <nuria@canterablanca.es>
Date: 14 Jan 2026 10:30 +0100
Subject: Fwd: Pieza rota

esto es tuyo, no?

---------- Forwarded message ---------
De: Taller Rubio <taller-rubio@telefonica.net>
Date: mié, 14 ene 2026 a las 10:12
Subject: Pieza rota
To: <paco@canterablanca.es>

La pieza del fregadero ha llegado partida en dos. Mando foto. ¿Cuándo podéis cortar otra?

=== cantera-06 | common-word-name | nobody
Why: A developer is called "Sol", and this is about the sun on a terrace.
From: Toldos Marina Alta <info@toldosmarinaalta.es>
To: comercial@canterablanca.es
Date: 15 Jan 2026 12:12 +0100
Subject: Toldo para la terraza de la exposición

Estimada Nuria: con el sol de la tarde recomendamos lona acrílica. Le paso el presupuesto que pidió por teléfono.

=== cantera-07 | sibling-domain | sure: marmoles
Why: The Mexican branch writes from another domain under another ending.
From: "Lic. Rodrigo Treviño" <rtrevino@mturia.mx>
To: Nuria Peiró <nuria@canterablanca.es>
Date: 19 Jan 2026 16:25 -0600
Subject: Contenedor a Veracruz

Estimada Lic. Peiró, buenas tardes. ¿Nos puede confirmar el peso bruto por atado? La naviera lo pide hoy. Quedo al
pendiente.

=== cantera-08 | shipping | nobody
Why: A parcel service tells of a delivery; the name of a customer is the point where it lies.
From: Seguimiento <noreply@envios-correoexpress.es>
To: nuria@canterablanca.es
Auto-Submitted: auto-generated
Date: 20 Jan 2026 07:14 +0100
Subject: Tu paquete te espera

Hola Nuria: puedes recoger tu paquete en Papelería Sol, C/ Mayor 3, hasta el 27 de enero. Código 88213.

=== cantera-09 | internal | nobody
Why: Two colleagues arrange a lunch; nobody from outside, and the customer is only where they meet after.
From: Paco Llorens <paco@canterablanca.es>
To: Nuria Peiró <nuria@canterablanca.es>
Date: 21 Jan 2026 11:50 +0100
Subject: comer?

arroz en Casa Ximo a las 2? luego me acerco yo a Peña a por los palets

=== cantera-10 | tie | tie: marmoles, marmolesvega
Why: We write to both quarries at once for the same offer; neither comes first.
From: Nuria Peiró <nuria@canterablanca.es>
To: pedidos@marmolesdelavega.com, ventas@marmolesdelturia.com
Date: 22 Jan 2026 09:33 +0100
Subject: Petición de oferta: 120 m2 Travertino 2 cm

Buenos días: necesitamos precio y plazo para 120 m2 de travertino romano, 2 cm, apomazado. Gracias, Nuria

=== cantera-11 | calendar | sure: penalog
Why: Google sends the invitation on behalf of a contact, and puts its own address in front.
From: Amparo Peña <amparo@peñalog.es>
Sender: Google Calendar <calendar-notification@google.com>
To: nuria@canterablanca.es
Reply-To: Amparo Peña <amparo@peñalog.es>
Date: 23 Jan 2026 10:00 +0100
Subject: Invitación: Revisión tarifas transporte - mar 27 ene 2026 10:00 (CET)

Se te ha invitado al siguiente evento. Revisión tarifas transporte. Organizador: amparo@peñalog.es

=== cantera-12 | malformed-address | ask: sol
Why: The sender has a name and no address at all, as an old accounting program sends it.
From: "SOL PROMOCIONES - CONTABILIDAD"
To: comercial@canterablanca.es
Date: 26 Jan 2026 18:30 +0100
Subject: Remesa de pagos 26/01/2026

Adjuntamos relación de facturas incluidas en la remesa. No responda a este mensaje.

=== cantera-13 | free-mail-contact | nobody
Why: Only one letter apart from a known Gmail address of a customer, and somebody else.
From: Cocinas Rubia <cocinas.rubia@gmail.com>
To: comercial@canterablanca.es
Date: 28 Jan 2026 20:20 +0100
Subject: Precio por metro

Hola, vi su página. ¿Precio por metro del cuarzo blanco puesto en Murcia? Gracias
`,
};
