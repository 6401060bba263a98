import type { HardWorld } from "../hardMail.ts";

/** A grain broker in Rosario, in the mailbox of a partner: threads, brokers between two sides, old mail. */
export const pampa: HardWorld = {
  name: "pampa",
  language: "es",
  organization: {
    name: "Corredora Pampa Sur",
    domains: ["pampasur.com.ar"],
    people: [
      "Martín Iriarte <miriarte@pampasur.com.ar> <mesa@pampasur.com.ar>",
      "Flor Giménez <fgimenez@pampasur.com.ar>",
    ],
  },
  businesses: [
    {
      id: "acopio",
      name: "Acopio San Justo",
      domains: ["acopiosanjusto.com.ar"],
      contacts: ["Hugo Brizuela <hugo@acopiosanjusto.com.ar>"],
      references: ["CTO 8841"],
    },
    {
      id: "molino",
      name: "Molino Andreani",
      domains: ["molinoandreani.com.ar"],
      contacts: ["Carla Andreani <carla@molinoandreani.com.ar>"],
    },
    { id: "camiones", name: "Transporte El Rayo", contacts: ["Negro Medina <elrayo_transp@yahoo.com.ar>"] },
    { id: "rayo", name: "Rayo", domains: ["rayo-energia.ar"] },
    {
      id: "coop",
      name: "Cooperativa La Unión",
      domains: ["launion.coop"],
      postal: "Av. San Martín 1480, S2732 El Trébol",
    },
  ],
  mails: `
=== pampa-01 | agency | sure: acopio, molino | thread: cto8841
Why: The broker's own trade: the seller writes with the buyer in copy; both are businesses of one mail.
From: Hugo Brizuela <hugo@acopiosanjusto.com.ar>
To: mesa@pampasur.com.ar
Cc: Carla Andreani <carla@molinoandreani.com.ar>
Date: 5 Jan 2026 08:10 -0300
Subject: Contrato 8841 - 300 tn trigo

Martín, Carla: confirmo 300 tn, entrega 15 al 30 de enero. Mandame el boleto.

=== pampa-02 | topic-change | sure: molino, acopio | thread: cto8841
Why: In the seller's thread now the buyer speaks and complains of him, with him in copy still.
From: Carla Andreani <carla@molinoandreani.com.ar>
To: mesa@pampasur.com.ar
Cc: hugo@acopiosanjusto.com.ar
Date: 16 Jan 2026 12:30 -0300
Subject: RE: Contrato 8841 - 300 tn trigo

El camión de hoy vino con 15,2 de humedad. Así no lo recibo. Fijate qué hacemos.

=== pampa-03 | name-inside-name | sure: camiones
Why: "Rayo" is a customer and stands in the name of the carrier, whose only address is at Yahoo.
From: El Rayo Transportes <ElRayo_Transp@yahoo.com.ar>
To: fgimenez@pampasur.com.ar
Cc: miriarte@pampasur.com.ar
Date: 16 Jan 2026 14:02 -0300
Subject: RAYO - espera en planta

buenas, el chofer espera desde las 6. la estadia quien la paga

=== pampa-04 | reference-only | ask: acopio
Why: A laboratory writes from a domain that nobody has entered; the number is written together.
From: Laboratorio <resultados@camarbitral-rosario.org.ar>
To: mesa@pampasur.com.ar
Date: 19 Jan 2026 17:45 -0300
Subject: Resultado muestra CTO8841

Humedad 14,1. PH 79,5. Fuera de tolerancia: no.

=== pampa-05 | new-subject | sure: acopio | thread: cto8841
Why: The subject is new and the thread is old; his server lost the capitals of his name.
From: hugo@acopiosanjusto.com.ar
To: miriarte@pampasur.com.ar
Date: 20 Jan 2026 07:07 -0300
Subject: asado viernes?

ya que arreglamos lo del trigo, te espero el viernes. trae el vino vos

=== pampa-06 | old-mail | sure: coop
Why: An answer to a mail of 2019, whose writer has left; a new person at the customer found it.
From: Milagros Toso <mtoso@launion.coop>
To: mesa@pampasur.com.ar
In-Reply-To: <2019.canje@pampasur.com.ar>
Date: 21 Jan 2026 10:20 -0300
Subject: RE: Canje fertilizante campaña 18/19

Hola, encontré este correo de Rubén (ya jubilado). ¿Siguen haciendo canje?

=== pampa-07 | postal-only | ask: coop
Why: A surveyor signs with the customer's street; nothing else ties him to it.
From: Agrim. Forlani <agrim.forlani@arnet.com.ar>
To: mesa@pampasur.com.ar
Date: 22 Jan 2026 11:00 -0300
Subject: planos silos

Adjunto planos de los silos nuevos.
Agrim. D. Forlani
Oficina técnica: Av. San Martin 1480 (S2732) El Trebol

=== pampa-08 | isp-mail | nobody
Why: A reader at Yahoo like the carrier, who wants a job at the carrier.
From: Ramón Ayala <ramonayala_chofer@yahoo.com.ar>
To: mesa@pampasur.com.ar
Date: 23 Jan 2026 22:22 -0300
Subject: busco trabajo de chofer

Hola tengo carnet profesional y trabaje en El Rayo 4 años. Necesitan chofer?

=== pampa-09 | internal | ask: molino
Why: Two partners about a customer's debts; nobody outside, and nothing that all should read.
From: Flor Giménez <fgimenez@pampasur.com.ar>
To: miriarte@pampasur.com.ar
Date: 26 Jan 2026 09:09 -0300
Subject: Molino Andreani

Ojo que Andreani está pagando a 60. No le des más sin garantía.

=== pampa-10 | lookalike-domain | nobody
Why: The mill's domain with one letter doubled.
From: Carla Andreani <carla@molinoandreanni.com.ar>
To: mesa@pampasur.com.ar
Date: 27 Jan 2026 13:31 -0300
Subject: CBU nuevo

Martín, cambiamos de banco. Te paso el CBU nuevo para la próxima liquidación.

=== pampa-11 | calendar | sure: coop
Why: A meeting was put off; the text is what a machine makes of it, the sender a person of the customer.
From: Milagros Toso <mtoso@launion.coop>
To: mesa@pampasur.com.ar
Date: 28 Jan 2026 16:00 -0300
Subject: Reprogramado: Visita planta @ jue 5 feb 2026 9:00 - 10:00 (ART)

Este evento se modificó. Con: mtoso@launion.coop, mesa@pampasur.com.ar

=== pampa-12 | mailing-list | nobody
Why: A customer's domain writes to a list of a chamber of trade on which the firm is one of hundreds.
From: Prensa La Unión <prensa@launion.coop>
To: socios@lista.bolsaderosario-foro.org.ar
List-Id: <socios.lista.bolsaderosario-foro.org.ar>
Precedence: list
Date: 29 Jan 2026 08:00 -0300
Subject: [socios] Invitación 80 aniversario

La Cooperativa La Unión invita a los socios de la Bolsa a su 80 aniversario.

=== pampa-13 | quoted-history | sure: rayo
Why: The energy firm forwards the carrier's complaint below its own question; the carrier wrote nothing here.
From: Lucía Paz <lucia@rayo-energia.ar>
To: mesa@pampasur.com.ar
Date: 30 Jan 2026 12:12 -0300
Subject: ¿Esto es de ustedes?

Nos llegó por error, parece que nos confunden por el nombre.

El vie, 30 ene 2026 a las 9:01, Transporte El Rayo (<elrayo_transp@yahoo.com.ar>) escribió:
> quien me paga la estadia
`,
};
