import type { HardWorld } from "../hardMail.ts";

/** A clinic supplier in Recife, in the mailbox of a saleswoman. */
export const maracatu: HardWorld = {
  name: "maracatu",
  language: "pt",
  organization: {
    name: "Maracatu Hospitalar",
    domains: ["maracatuhospitalar.com.br"],
    people: [
      "Jéssica Nóbrega <jessica@maracatuhospitalar.com.br> <vendas@maracatuhospitalar.com.br>",
      "Ivan Queiroz <ivan@maracatuhospitalar.com.br>",
    ],
  },
  businesses: [
    { id: "vida", name: "Vida", aliases: ["Clínica Vida Plena"], domains: ["clinicavidaplena.med.br"] },
    {
      id: "santaclara",
      name: "Hospital Santa Clara",
      domains: ["hsantaclara.org.br"],
      contacts: ["Dra. Renata Uchôa <renata.uchoa@hsantaclara.org.br>"],
      references: ["PE-117/2026"],
    },
    { id: "claralab", name: "Clara Laboratórios", domains: ["claralab.com.br"] },
    { id: "dental", name: "Dental Boa Viagem", contacts: ["Tarcísio Lins <dentalboaviagem@bol.com.br>"] },
    { id: "despacho", name: "Despachante Porto Novo", domains: ["portonovo-despachos.com.br"] },
  ],
  mails: `
=== maracatu-01 | private-suffix | sure: vida
Why: The ending med.br is one that is easy to miss: the domain is the label before it.
From: Recepção <agenda@clinicavidaplena.med.br>
To: vendas@maracatuhospitalar.com.br
Date: 5 Jan 2026 07:40 -0300
Subject: Luvas

Bom dia! Precisamos de 40 caixas de luva P até quarta, por favor.

=== maracatu-02 | private-suffix | nobody
Why: A doctor under med.br too, as a private person with a complaint.
From: Dr. Paulo <consultorio@drpaulosobral.med.br>
To: vendas@maracatuhospitalar.com.br
Date: 6 Jan 2026 12:00 -0300
Subject: Catálogo

Vocês vendem para pessoa física? Preciso de um estetoscópio para minha filha que passou em medicina.

=== maracatu-03 | common-word-name | nobody
Why: "Vida" is a clinic among the customers and the first word of every insurer.
From: Seguros <ofertas@seguro-vida-facil.com.br>
To: jessica@maracatuhospitalar.com.br
List-Unsubscribe: <https://seguro-vida-facil.com.br/sair>
Date: 7 Jan 2026 08:00 -0300
Subject: Vida tranquila para a sua família

Seguro de vida a partir de R$ 19,90. Vida é uma só.

=== maracatu-04 | name-inside-name | sure: claralab
Why: "Clara" is in the name of a hospital and of a laboratory, and this is the laboratory.
From: Compras <compras@claralab.com.br>
To: Jéssica Nóbrega <jessica@maracatuhospitalar.com.br>
Date: 8 Jan 2026 10:10 -0300
Subject: Clara - tubos a vácuo

Jéssica, bom dia. Cotar 5.000 tubos tampa roxa, entrega no Hospital Santa Clara, faturar para nós.

=== maracatu-05 | isp-mail | sure: dental
Why: A dealer's address at a portal, in capital letters from an old program.
From: DENTAL BOA VIAGEM <DENTALBOAVIAGEM@BOL.COM.BR>
To: vendas@maracatuhospitalar.com.br
Date: 9 Jan 2026 16:20 -0300
Subject: PEDIDO 03

SEGUE PEDIDO. BOLETO 28 DIAS COMO SEMPRE. TARCISIO

=== maracatu-06 | agency | ask: despacho, santaclara
Why: The customs broker writes for a hospital, names it, and has it in copy.
From: Sandro <sandro@portonovo-despachos.com.br>
To: ivan@maracatuhospitalar.com.br
Cc: renata.uchoa@hsantaclara.org.br, jessica@maracatuhospitalar.com.br
Date: 12 Jan 2026 09:00 -0300
Subject: DI 26/0048812 - tomógrafo Hospital Santa Clara

Prezados, a DI caiu em canal vermelho. Precisamos do catálogo em português.

=== maracatu-07 | subdomain | sure: santaclara
Why: The hospital's purchasing system writes by the hand of a person from a deep subdomain.
From: Licitações <pregao@compras.adm.hsantaclara.org.br>
To: vendas@maracatuhospitalar.com.br
Date: 13 Jan 2026 15:00 -0300
Subject: Diligência

Solicitamos o envio do registro na Anvisa em 2 horas úteis. Att, Pregoeira Lúcia

=== maracatu-08 | reference-only | ask: santaclara
Why: A bidder's lawyer attacks a tender and names it only by its number.
From: Adv. Moura <moura.licitacoes@gmail.com>
To: vendas@maracatuhospitalar.com.br
Date: 14 Jan 2026 18:59 -0300
Subject: Recurso PE 117/2026

Prezados, informamos a interposição de recurso no PE 117/2026, item 4.

=== maracatu-09 | e-signature | ask: vida
Why: A signing service with a customer's name in the title of a document.
From: Assina Docs <assinaturas@assina-docs.com.br>
To: jessica@maracatuhospitalar.com.br
Auto-Submitted: auto-generated
Date: 15 Jan 2026 11:11 -0300
Subject: Clínica Vida Plena enviou um documento para você assinar

Contrato de comodato n. 12, enviado por agenda@clinicavidaplena.med.br

=== maracatu-10 | forward-by-colleague | sure: dental
Why: Forwarded with nothing but the header lines of the old program, in capitals without accents.
From: Ivan Queiroz <ivan@maracatuhospitalar.com.br>
To: Jéssica Nóbrega <jessica@maracatuhospitalar.com.br>
Date: 16 Jan 2026 08:30 -0300
Subject: ENC: RECLAMACAO

teu cliente

-----Mensagem original-----
De: DENTAL BOA VIAGEM [mailto:dentalboaviagem@bol.com.br]
Enviada em: quinta-feira, 15 de janeiro de 2026 21:44
Para: ivan@maracatuhospitalar.com.br
Assunto: RECLAMACAO

VEIO FALTANDO 2 CAIXAS

=== maracatu-11 | tie | tie: santaclara, claralab
Why: An unknown consultant writes to us with one person of each of two customers in copy, and about both.
From: Consultoria Sertão <ana@consultoriasertao.com.br>
To: jessica@maracatuhospitalar.com.br
Cc: renata.uchoa@hsantaclara.org.br, compras@claralab.com.br
Date: 19 Jan 2026 14:00 -0300
Subject: Comodato dos analisadores

Boa tarde a todos. O hospital e o laboratório querem dividir o comodato. Podemos falar na quinta?

=== maracatu-12 | private-mail | nobody
Why: A friend with the same first name as a contact, from a private address, about carnival.
From: Renata <re.uchoa.frevo@gmail.com>
To: jessica@maracatuhospitalar.com.br
Date: 23 Jan 2026 20:00 -0300
Subject: galo da madrugada

amigaaa já comprei as fantasias, vamos de enfermeira mesmo kkkk

=== maracatu-13 | newsletter | ask: claralab
Why: What a customer sends to its whole address book, from a marketing service with its domain in front.
From: Clara Laboratórios <novidades@mkt.claralab.com.br>
To: vendas@maracatuhospitalar.com.br
List-Unsubscribe: <https://mkt.claralab.com.br/d>
Precedence: bulk
Date: 27 Jan 2026 10:00 -0300
Subject: Novo teste genético chegou ao Nordeste

Conheça o novo painel oncológico.
`,
};
