import type { HardWorld } from "../hardMail.ts";

/** A tile workshop in Lisbon, in the mailbox of the manager. */
export const alfama: HardWorld = {
  name: "alfama",
  language: "pt",
  organization: {
    name: "Azulejos de Alfama",
    domains: ["azulejosalfama.pt"],
    people: [
      "Inês Falcão <ines@azulejosalfama.pt> <encomendas@azulejosalfama.pt>",
      "Rui Tavares <rui@azulejosalfama.pt>",
    ],
  },
  businesses: [
    {
      id: "douro",
      name: "Quinta do Salgueiral",
      domains: ["salgueiral-douro.pt"],
      contacts: ["Matilde Brito <matilde@salgueiral-douro.pt>"],
      phones: ["254 732 018"],
    },
    { id: "casa", name: "Casa", aliases: ["Casa Interiores"], domains: ["casa-interiores.pt"] },
    { id: "casanova", name: "Casanova & Filhos", contacts: ["Sr. Casanova <casanova.filhos@sapo.pt>"] },
    {
      id: "camara",
      name: "Câmara Municipal de Arouca",
      domains: ["cm-arouca-obras.pt"],
      references: ["AJ-2026/044"],
    },
    {
      id: "tiles",
      name: "Old Lisbon Tiles",
      domains: ["oldlisbontiles.co.uk"],
      contacts: ["Fiona Marsh <fionamarshtiles@gmail.com>"],
    },
  ],
  mails: `
=== alfama-01 | name-inside-name | sure: casanova
Why: The old tradesman's name begins with that of another customer, "Casa", which is a common word too.
From: Casanova <Casanova.Filhos@sapo.pt>
To: encomendas@azulejosalfama.pt
Date: 6 Jan 2026 08:08 +0000
Subject: Casa Nova dos meus filhos

Boa tarde menina Inês, precisava de 12 peças iguais às que mandaram. Cumprimentos, A. Casanova

=== alfama-02 | common-word-name | nobody
Why: The customer "Casa" is not meant by somebody who has a house.
From: Teresa Mendes <teresa.mendes.arq@gmail.com>
To: encomendas@azulejosalfama.pt
Date: 7 Jan 2026 11:40 +0000
Subject: painel para uma casa em Sintra

Boa tarde, estou a remodelar uma casa e gostava de um orçamento para um painel de 2 x 1,2 m.

=== alfama-03 | forward-by-colleague | sure: camara
Why: Forwarded from Gmail in European Portuguese; the town's officer stands only below the dashes.
From: Rui Tavares <rui@azulejosalfama.pt>
To: Inês Falcão <ines@azulejosalfama.pt>
Date: 8 Jan 2026 14:14 +0000
Subject: Fwd: Ajuste direto

vê isto pf

---------- Forwarded message ---------
De: Obras Municipais <obras@cm-arouca-obras.pt>
Date: quinta, 8/01/2026 à(s) 12:02
Subject: Ajuste direto
To: <rui@azulejosalfama.pt>

Exmos. Senhores, convidamos V. Exas. a apresentar proposta para a estação.

=== alfama-04 | free-mail-contact | sure: tiles
Why: An English shop whose owner prefers Gmail; she answers in a thread of her own with a dot too many.
From: Fiona Marsh <fiona.marsh.tiles@gmail.com>
To: ines@azulejosalfama.pt
Date: 9 Jan 2026 10:10 +0000
Subject: Breakages

Hello Inês, four of the blue ones arrived in bits, photos attached. Could you add four to the next crate?

=== alfama-05 | private-suffix | nobody
Why: It ends in co.uk as the English shop does, and only wants to sell.
From: Crate & Pallet <sales@crate-and-pallet.co.uk>
To: encomendas@azulejosalfama.pt
List-Unsubscribe: <https://crate-and-pallet.co.uk/u>
Date: 12 Jan 2026 09:00 +0000
Subject: Ship fragile? 15% off foam corners

Foam corners for tile makers.

=== alfama-06 | exact-contact | sure: douro | thread: mural
Why: A plain mail of a contact; it is hard only because everything else in it speaks of a town.
From: Matilde Brito <matilde@salgueiral-douro.pt>
To: Inês Falcão <ines@azulejosalfama.pt>
Date: 13 Jan 2026 16:16 +0000
Subject: Mural igual ao da Câmara Municipal de Arouca

Inês, vi o vosso mural na Câmara Municipal de Arouca. Queremos um assim na adega.

=== alfama-07 | thread-hijack | sure: casa | thread: mural
Why: A decorator answers to all in the winery's thread and asks about another site of hers.
From: Joana Reis <joana@casa-interiores.pt>
To: ines@azulejosalfama.pt
Date: 15 Jan 2026 09:20 +0000
Subject: Re: Mural igual ao da Câmara Municipal de Arouca

Aproveito este mail: o projeto do Chiado mudou de cor. Verde 14 em vez de 11, por favor.

=== alfama-08 | reference-only | ask: camara
Why: A public platform for tenders names the procedure and not the town.
From: Plataforma de Compras <notificacoes@plataforma-compras.pt>
To: encomendas@azulejosalfama.pt
Auto-Submitted: auto-generated
Date: 16 Jan 2026 00:05 +0000
Subject: Esclarecimentos publicados: AJ-2026/044

Foram publicados esclarecimentos no procedimento AJ-2026/044.

=== alfama-09 | isp-mail | nobody
Why: A neighbour at the same portal as the old tradesman.
From: Condomínio R. dos Remédios 84 <cond.remedios84@sapo.pt>
To: ines@azulejosalfama.pt
Date: 19 Jan 2026 19:30 +0000
Subject: Ata da reunião

Segue a ata. O forno não pode ligar depois das 22h.

=== alfama-10 | phone-only | ask: douro
Why: A mason on the building site has only the winery's telephone to give.
From: Zé Pedreiro <ze.obras.regua@hotmail.com>
To: encomendas@azulejosalfama.pt
Date: 20 Jan 2026 13:03 +0000
Subject: parede

a parede tem 3,10 e nao 3,20. duvidas 254732018 e pedir para falar com o ze

=== alfama-11 | personal-address | unknown: douro
Why: She writes from a private address, in a new thread, and signs with a pet name.
From: Tilda <tilda.b.viaja@icloud.com>
To: ines@azulejosalfama.pt
Date: 24 Jan 2026 23:10 +0000
Subject: ideia

E se o cavalo olhasse para o rio?

=== alfama-12 | shipping | nobody
Why: The carrier's notice says where a parcel lies: at a shop that is called as a customer is.
From: Entregas <nao-responder@entregas-rapidas24.pt>
To: encomendas@azulejosalfama.pt
Auto-Submitted: auto-generated
Date: 26 Jan 2026 06:30 +0000
Subject: A sua encomenda aguarda no ponto Casa das Malhas

Levante até 2 de fevereiro.

=== alfama-13 | google-group | sure: tiles
Why: Her mail came through our own group; the list headers are ours, and so is From.
From: "'Fiona Marsh' via Encomendas" <encomendas@azulejosalfama.pt>
To: encomendas@azulejosalfama.pt
Reply-To: Fiona Marsh <fionamarshtiles@gmail.com>
List-Id: <encomendas.azulejosalfama.pt>
Date: 27 Jan 2026 10:00 +0000
Subject: Crate 9

Crate 9 landed at Felixstowe. Customs want the weight of glaze. Have they all gone mad?
`,
};
