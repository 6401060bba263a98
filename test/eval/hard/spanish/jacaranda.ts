import type { HardWorld } from "../hardMail.ts";

/** An event agency in Guadalajara, in the mailbox of a producer. */
export const jacaranda: HardWorld = {
  name: "jacaranda",
  language: "es",
  organization: {
    name: "Jacaranda Eventos",
    domains: ["jacarandaeventos.mx"],
    people: [
      "Ximena Orozco <ximena@jacarandaeventos.mx>",
      "Memo Lara <memo@jacarandaeventos.mx>",
      "Contacto <contacto@jacarandaeventos.mx>",
    ],
  },
  businesses: [
    {
      id: "nino",
      name: "Niño Azul",
      aliases: ["Fundación Niño Azul"],
      domains: ["niño-azul.com.mx"],
      contacts: ["Mtra. Lupita Sandoval <lupita@niño-azul.com.mx>"],
    },
    {
      id: "tequila",
      name: "Destilería Tres Potros",
      domains: ["trespotros.com.mx", "trespotros-export.com"],
      contacts: ["Don Chuy Partida <chuypartida@prodigy.net.mx>"],
      phones: ["33 3615 0187"],
    },
    { id: "grupo", name: "Grupo Alteza", domains: ["grupoalteza.mx"] },
    { id: "altezahoteles", name: "Alteza Hoteles", domains: ["altezahoteles.mx"], references: ["EVT-0614"] },
    { id: "luz", name: "Luz", contacts: ["Renata Luz <luzyaudio.gdl@gmail.com>"] },
  ],
  mails: `
=== jacaranda-01 | idn-domain | sure: nino
Why: The assistant is unknown and her server writes the ñ in Punycode; the display name has no tilde.
From: Asistente Nino Azul <asistente@xn--nio-azul-e3a.com.mx>
To: Ximena Orozco <ximena@jacarandaeventos.mx>
Date: 6 Jan 2026 10:30 -0600
Subject: Gala de marzo: lista de mesas

Buenos días Ximena, le comparto la lista. La mesa 4 es de la Mtra. Lupita. Quedo atenta.

=== jacaranda-02 | isp-mail | sure: tequila
Why: The old owner writes from Prodigy, as half of the country once did.
From: Chuy Partida <ChuyPartida@prodigy.net.mx>
To: ximena@jacarandaeventos.mx
Date: 7 Jan 2026 06:55 -0600
Subject: los caballos

Ximenita, si van a ir los caballos. Preguntale a mi nieto lo de la factura.

=== jacaranda-03 | sibling-domain | sure: tequila
Why: The grandson is in the export firm, which has a domain and a language of its own.
From: Beto Partida <beto@trespotros-export.com>
To: Ximena Orozco <ximena@jacarandaeventos.mx>
Date: 7 Jan 2026 12:00 -0600
Subject: Invoice / factura horses

Ximena, please invoice the US entity. RFC goes on the second page. Saludos!

=== jacaranda-04 | holding | sure: altezahoteles
Why: The hotel writes and names its group in subject and signature; the group is a business as well.
From: Banquetes GDL <banquetes.gdl@altezahoteles.mx>
To: memo@jacarandaeventos.mx
Cc: ximena@jacarandaeventos.mx
Date: 8 Jan 2026 09:20 -0600
Subject: Grupo Alteza: menú degustación

Estimado Memo, los esperamos el viernes a las 13 h. Banquetes, Alteza Hoteles, una empresa de Grupo Alteza

=== jacaranda-05 | common-word-name | nobody
Why: A supplier is called "Luz", and the electricity company writes about just that.
From: Suministro <avisos@recibo-luz-cfe.info>
To: contacto@jacarandaeventos.mx
Date: 9 Jan 2026 04:44 -0600
Subject: Tu recibo de luz vence mañana

Paga la luz en línea y evita cortes. Luz para todos.

=== jacaranda-06 | free-mail-contact | sure: luz
Why: That supplier lives in a Gmail address, which she writes with dots and a tag for the event.
From: Renata <luz.y.audio.gdl+galanino@gmail.com>
To: Ximena Orozco <ximena@jacarandaeventos.mx>
Date: 9 Jan 2026 15:15 -0600
Subject: rider técnico

te mando el rider, necesito 220 en dos puntos y acceso desde las 7

=== jacaranda-07 | forward-by-colleague | sure: nino
Why: Forwarded from a telephone in Spanish: "Inicio del mensaje reenviado" and the lines below it.
From: Memo Lara <memo@jacarandaeventos.mx>
To: Ximena Orozco <ximena@jacarandaeventos.mx>
Date: 12 Jan 2026 20:02 -0600
Subject: Rv: Donativos

Enviado desde mi iPhone

Inicio del mensaje reenviado:

De: "Mtra. Lupita Sandoval" <lupita@niño-azul.com.mx>
Asunto: Donativos
Fecha: 12 de enero de 2026, 7:40:11 p.m. GMT-6
Para: memo@jacarandaeventos.mx

Memo, la notaría pide el convenio antes de la gala.

=== jacaranda-08 | many-recipients | tie: nino, tequila, altezahoteles, luz
Why: The call sheet goes to everybody who has a part in the evening.
From: Ximena Orozco <ximena@jacarandaeventos.mx>
To: lupita@niño-azul.com.mx, chuypartida@prodigy.net.mx, beto@trespotros-export.com, banquetes.gdl@altezahoteles.mx, luzyaudio.gdl@gmail.com, mariachi.sol.gdl@hotmail.com, flores@floreriaazahar.mx
Cc: memo@jacarandaeventos.mx
Date: 13 Jan 2026 11:11 -0600
Subject: Llamado gala 14 de marzo

Hola a todos, les comparto el llamado. Cualquier cambio, por este medio.

=== jacaranda-09 | reference-only | ask: altezahoteles
Why: A florist who is nobody's contact names the hotel's number of the event.
From: Azahar <flores@floreriaazahar.mx>
To: ximena@jacarandaeventos.mx
Date: 14 Jan 2026 10:00 -0600
Subject: flores EVT 0614

¿Las peonías en rosa o coral? las rosas ya están apartadas

=== jacaranda-10 | phone-only | ask: tequila
Why: A groom writes from a free address with the distillery's telephone in international writing.
From: caballerango <elgueroramos77@yahoo.com.mx>
To: contacto@jacarandaeventos.mx
Date: 15 Jan 2026 18:00 -0600
Subject: remolque

buenas tardes donde meto el remolque? marquen a la oficina +52 (33) 3615-0187 yo no traigo saldo

=== jacaranda-11 | spoofed-name | nobody
Why: The group's name and "Tesorería" are only in front of an address that anybody can get.
From: "Tesorería Grupo Alteza" <grupoalteza.tesoreria@gmail.com>
To: contacto@jacarandaeventos.mx
Date: 16 Jan 2026 13:00 -0600
Subject: Devolución de anticipo

Favor de devolver el anticipo a la siguiente CLABE. Es urgente.

=== jacaranda-12 | shared-hosting | nobody
Why: It comes by a site of a blog service; the name before it is the charity's, and the charity has no blog.
From: Blog <noreply@ninoazul-noticias.blogspot.mx>
To: contacto@jacarandaeventos.mx
Date: 19 Jan 2026 22:00 -0600
Subject: Nueva entrada: milagros

Tienes una nueva entrada en el blog que sigues.

=== jacaranda-13 | agency | ask: grupo, altezahoteles
Why: Somebody at the group asks for an offer for the hotel, with the hotel in copy.
From: Compras <compras@grupoalteza.mx>
To: Ximena Orozco <ximena@jacarandaeventos.mx>
Cc: banquetes.gdl@altezahoteles.mx
Date: 20 Jan 2026 09:45 -0600
Subject: Cotización posada 2026 Alteza Hoteles GDL

Buen día, favor de cotizar la posada del hotel para 300 colaboradores.
`,
};
