import type { HardWorld } from "../hardMail.ts";

/** A software house in Belo Horizonte, in the mailbox of the one who looks after customers. */
export const vereda: HardWorld = {
  name: "vereda",
  language: "pt",
  organization: {
    name: "Vereda Sistemas",
    domains: ["veredasistemas.com.br"],
    people: [
      "Larissa Teixeira <larissa@veredasistemas.com.br>",
      "Caio Drummond <caio@veredasistemas.com.br>",
      "Suporte Vereda <suporte@veredasistemas.com.br>",
    ],
  },
  businesses: [
    {
      id: "bento",
      name: "Laticínios São Bento",
      aliases: ["São Bento"],
      domains: ["saobentolaticinios.com.br"],
      contacts: ["Wellington Prado <wellington@saobentolaticinios.com.br>"],
    },
    {
      id: "coracao",
      name: "Coração Verde",
      domains: ["coração-verde.com.br"],
      contacts: ["Ana Beatriz Lobo <ana.lobo@coração-verde.com.br> <bialobo.88@hotmail.com>"],
    },
    { id: "prefeitura", name: "Prefeitura de Nova Lima", domains: ["pmnovalima.mg.gov.br"] },
    { id: "contab", name: "Contábil Minas", domains: ["contabilminas.com.br"] },
    { id: "agil", name: "Ágil", contacts: ["Edson Ágil Fretes <agilfretes@uol.com.br>"] },
    { id: "agilis", name: "Agilis Transportes", domains: ["agilis-transportes.com.br"] },
  ],
  mails: `
=== vereda-01 | private-suffix | sure: bento
Why: Under com.br the last two labels are shared by half of Brazil; three make the domain of the dairy.
From: Marilene <faturamento@saobentolaticinios.com.br>
To: Larissa Teixeira <larissa@veredasistemas.com.br>
Date: 5 Jan 2026 10:15 -0300
Subject: Nota rejeitada

Bom dia Larissa, a SEFAZ rejeitou a nota 10233 com o erro 539. O caminhão está parado na doca, consegue olhar?

=== vereda-02 | private-suffix | nobody
Why: It shares com.br with every customer and nothing else.
From: Rede Hotéis Serra <eventos@hoteis-serra-azul.com.br>
To: larissa@veredasistemas.com.br
Date: 6 Jan 2026 09:01 -0300
Subject: Proposta para a confraternização

Olá Larissa! Segue a proposta para 40 pessoas conforme conversamos. Validade: 10 dias.

=== vereda-03 | subdomain | sure: prefeitura
Why: A department of the town writes from two levels below the domain that was entered.
From: Secretaria de Fazenda <iss@nfse.fazenda.pmnovalima.mg.gov.br>
To: Caio Drummond <caio@veredasistemas.com.br>
Cc: Larissa Teixeira <larissa@veredasistemas.com.br>
Date: 7 Jan 2026 14:30 -0300
Subject: Homologação do layout ABRASF 2.04

Prezados, o ambiente de homologação foi atualizado. Solicitamos novo teste até sexta-feira.

=== vereda-04 | similar-names | sure: agilis
Why: "Ágil" and "Agilis" are both customers; the shorter name begins the longer, without its accent.
From: Tatiane Rocha <tatiane@agilis-transportes.com.br>
To: larissa@veredasistemas.com.br
Date: 8 Jan 2026 11:45 -0300
Subject: Agil: lentidão no sistema

Oi Lari, tudo bem? Desde ontem o CT-e está demorando quase um minuto. Tem como ver?

=== vereda-05 | isp-mail | sure: agil
Why: The carrier's only address is at a portal which a million private people use too.
From: Edson <AgilFretes@uol.com.br>
To: suporte@veredasistemas.com.br
Cc: larissa@veredasistemas.com.br
Date: 9 Jan 2026 19:22 -0300
Subject: senha

perdi a senha de novo. manda outra? abs

=== vereda-06 | forward-by-colleague | sure: coracao
Why: Forwarded from Outlook in Portuguese; the person outside is in the lines "De" and "Enviado".
From: Caio Drummond <caio@veredasistemas.com.br>
To: Larissa Teixeira <larissa@veredasistemas.com.br>
Date: 12 Jan 2026 08:20 -0300
Subject: ENC: Cancelamento de licenças

Lari, vamos ligar pra ela hoje?

De: Ana Beatriz Lobo <ana.lobo@coração-verde.com.br>
Enviado: sexta-feira, 9 de janeiro de 2026 18:51
Para: Caio Drummond
Assunto: Cancelamento de licenças

Caio, boa noite. Vamos reduzir de 40 para 25 licenças a partir de fevereiro. Como fica o contrato?

=== vereda-07 | personal-address | sure: coracao
Why: She answers from her private Hotmail, which is entered with her.
From: Bia Lobo <bialobo.88@hotmail.com>
To: Larissa Teixeira <larissa@veredasistemas.com.br>
Date: 12 Jan 2026 22:05 -0300
Subject: Re: Licenças

Oi Larissa, estou sem o e-mail da empresa. Pode ser amanhã às 10h. Beijo

=== vereda-08 | bounce | ask: bento
Why: The mail server reports on a mail to a contact; the contact stands in the report and did not write.
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: larissa@veredasistemas.com.br
Auto-Submitted: auto-replied
Return-Path: <>
Date: 13 Jan 2026 09:00 -0300
Subject: Delivery Status Notification (Failure)

Sua mensagem para wellington@saobentolaticinios.com.br não foi entregue: caixa de entrada cheia.

=== vereda-09 | ticket-system | sure: bento
Why: The help desk writes in the name of the requester, who is only in Reply-To and in the text.
From: Wellington Prado (Suporte) <chamados@vereda.movidesk-atende.com>
To: larissa@veredasistemas.com.br
Reply-To: wellington@saobentolaticinios.com.br
Date: 14 Jan 2026 15:10 -0300
Subject: [Chamado 40881] Relatório de coleta não abre

Solicitante: Wellington Prado. O relatório de coleta fica em branco desde a atualização de domingo.

=== vereda-10 | homoglyph | nobody
Why: The "a" in the domain is Greek; to the eye it is the dairy's.
From: Financeiro <financeiro@sαobentolaticinios.com.br>
To: larissa@veredasistemas.com.br
Date: 15 Jan 2026 16:40 -0300
Subject: Dados bancários atualizados

Prezada, favor considerar a nova chave PIX para devolução do valor pago em duplicidade.

=== vereda-11 | newsletter | nobody
Why: A trade paper writes about a customer in its headline; the customer has no part in it.
From: Milk Brasil <noticias@milkbrasil-news.com.br>
To: larissa@veredasistemas.com.br
List-Id: <diaria.milkbrasil-news.com.br>
List-Unsubscribe: <mailto:sair@milkbrasil-news.com.br>
Date: 19 Jan 2026 06:00 -0300
Subject: Laticínios São Bento investe R$ 40 milhões em nova fábrica

Leia também: preço do leite ao produtor sobe pelo terceiro mês.

=== vereda-12 | own-alias | sure: agilis
Why: The own support mailbox answers a customer with the owner in blind copy.
From: Suporte Vereda <suporte@veredasistemas.com.br>
To: tatiane@agilis-transportes.com.br
Bcc: larissa@veredasistemas.com.br
Date: 19 Jan 2026 17:31 -0300
Subject: Re: Agil: lentidão no sistema

Tatiane, aplicamos a correção às 17h. Pode testar, por favor?

=== vereda-13 | payroll | nobody
Why: The firm's own wages come through the accountant's tool on another domain; no business is meant.
From: Domínio Atende <naoresponda@dominio-atende-folha.com.br>
To: larissa@veredasistemas.com.br
Auto-Submitted: auto-generated
Date: 30 Jan 2026 18:00 -0300
Subject: Seu holerite de janeiro está disponível

Larissa, seu recibo de pagamento foi publicado. Acesse com o seu CPF.
`,
};
