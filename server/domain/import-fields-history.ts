import { field, type ImportField } from "./import-field";

export const purchases: ImportField[] = [
  field(
    "boughtOn",
    "Day of purchase",
    "day",
    "order date, invoice date, purchase date, bought, bought on, date, date on, sale date, datum, kaufdatum, bestelldatum, rechnungsdatum, date d achat, date de commande, date de facture, date achat, fecha, fecha de compra, fecha de pedido, fecha de factura",
    true,
  ),
  field(
    "orderRef",
    "Order reference",
    "text",
    "order id, order ref, order reference, order no, order number, order, invoice id, invoice ref, invoice no, invoice number, invoice reference, receipt id, receipt no, receipt number, bestellnummer, bestell nr, auftragsnummer, rechnungsnummer, rechnungs nr, belegnummer, numero de commande, no commande, numero de facture, no facture, pedido, numero de pedido, numero de factura, factura",
    true,
  ),
  field(
    "lineRef",
    "Line of the order",
    "text",
    "row id, line id, row no, line no, line number, line, position, pos, zeile, ligne, linea",
  ),
  field(
    "what",
    "What was bought",
    "text",
    "product name, item name, product, item, what, description, artikel, artikelbezeichnung, bezeichnung, produkt, produit, article, designation, producto, articulo, descripcion",
  ),
  field(
    "amount",
    "Amount",
    "amount",
    "amount, sales, total, value, price, sum, revenue, betrag, summe, umsatz, preis, gesamtbetrag, montant, prix, importe, precio, monto",
    true,
  ),
  field("currency", "Currency", "text", "currency, currency code, wahrung, devise, monnaie, moneda, divisa"),
];

export const contacts: ImportField[] = [
  field(
    "happenedAt",
    "When it was",
    "moment",
    "when, happened, happened at, date, date time, datetime, time, contact date, call date, created, created at, datum, zeitpunkt, date et heure, fecha, fecha y hora",
    true,
  ),
  field("channel", "Channel", "text", "channel, medium, contact channel, type, contact type, kanal, canal, via", true),
  field(
    "direction",
    "Direction",
    "text",
    "direction, in out, inbound outbound, richtung, sens, direccion, sentido",
    true,
  ),
  field(
    "words",
    "What was said",
    "text",
    "words, what was said, note, notes, comment, comments, summary, text, description, subject, message, body, notiz, notizen, bemerkung, bemerkungen, kommentar, betreff, remarque, remarques, commentaire, objet, nota, notas, comentario, asunto",
    true,
  ),
  field("cause", "Cause", "text", "cause, reason, grund, anlass, motif, motivo"),
  field("stage", "Journey stage", "text", "stage, journey stage, phase, etape, etapa"),
  field("feeling", "How they felt (1 to 5)", "text", "feeling, mood, sentiment, satisfaction, stimmung, zufriedenheit"),
  field(
    "ref",
    "The contact's id in the other system",
    "text",
    "id, ref, reference, activity id, call id, ticket id, note id, contact ref",
  ),
  field(
    "by",
    "Who held it",
    "text",
    "by, agent, logged by, user, owner, employee, mitarbeiter, bearbeiter, agente, utilisateur, usuario",
  ),
];

export const promises: ImportField[] = [
  field(
    "said",
    "What was promised",
    "text",
    "said, promise, promised, what was promised, words, words said, what, commitment, task, subject, description, text, zusage, versprechen, aufgabe, betreff, promesse, engagement, promesa, compromiso",
    true,
  ),
  field(
    "madeAt",
    "When it was said",
    "moment",
    "made, made at, made on, promised on, promised at, created, created at, date, said on, datum, erstellt, erstellt am, cree le, creado",
    true,
  ),
  field(
    "dueAt",
    "Due",
    "moment",
    "due, due date, due at, due on, deadline, until, promised for, fallig, fallig am, faelligkeit, frist, termin, echeance, date limite, vencimiento, fecha limite",
    true,
  ),
  field(
    "keptAt",
    "When it was kept (empty: it was not)",
    "moment",
    "kept, kept at, kept on, fulfilled, fulfilled on, done, done at, done on, completed, completed at, completed on, closed, closed at, fulfilled at, erledigt, erledigt am, tenue le, fait le, termine le, cumplido, hecho",
  ),
  field(
    "cancelledAt",
    "When it was called off",
    "moment",
    "cancelled, cancelled at, cancelled on, canceled, canceled at, storniert, annule, annule le, cancelado",
  ),
  field(
    "movedAt",
    "When another time was set",
    "moment",
    "moved, moved at, moved on, rescheduled, rescheduled at, rescheduled on, postponed on, verschoben, verschoben am, reporte le, aplazado",
  ),
  field(
    "movedTo",
    "The other time",
    "moment",
    "moved to, new due, new due date, rescheduled to, postponed to, revised due, revised due date, neue frist, verschoben auf, reporte au, aplazado a",
  ),
  field(
    "askedBy",
    "Who asked for the other time, or called it off (empty: we did)",
    "text",
    "asked by, moved by, cancelled by, canceled by, called off by, requested by, initiator, auf wunsch von, demande par, solicitado por",
  ),
  field("promiseKind", "Kind of promise", "text", "kind, promise kind, type, task type, art, typ, genre, tipo"),
  field("channel", "Channel", "text", "channel, medium, kanal, canal, via"),
  field(
    "owner",
    "Who owed it (e-mail, name or team)",
    "text",
    "owner, owned by, assignee, assigned to, responsible, team, agent, by, verantwortlich, zustandig, bearbeiter, responsable, asignado a",
  ),
  field("ref", "The promise's id in the other system", "text", "id, ref, reference, task id, promise id, activity id"),
  field(
    "source",
    "The other system's name",
    "text",
    "source, source system, system, origin, quelle, herkunft, origine, fuente, origen",
  ),
];
