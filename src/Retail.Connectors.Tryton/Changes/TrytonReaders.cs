using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Shipments;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Shipments;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>The readers.</summary>
internal static class TrytonReaders
{
    public static IReader<Customer> Customers(TrytonConnection tryton) => new TrytonReader<TrytonParty, Customer>(
        tryton, [EntityKind.Partner, EntityKind.Customer], TrytonModels.Parties,
        static (party, id, _) => Task.FromResult<Customer?>(PartyMapping.Map(party, id)), static party => TrytonStamps.Revision(party.CreateDate, party.WriteDate));

    public static IReader<SalesOrder> Sales(TrytonConnection tryton) => new TrytonReader<TrytonSale, SalesOrder>(
        tryton, [EntityKind.SalesOrder], TrytonModels.Sales,
        async (sale, id, cancellationToken) => await new SaleMapping(tryton).MapAsync(sale, id, cancellationToken),
        static sale => TrytonStamps.Revision(sale.CreateDate, sale.WriteDate));

    public static IReader<Invoice> Invoices(TrytonConnection tryton) => new TrytonReader<TrytonInvoice, Invoice>(
        tryton, [EntityKind.Invoice], TrytonModels.Invoices,
        (invoice, id, cancellationToken) => new InvoiceMapping(tryton).MapInvoiceAsync(invoice, id, cancellationToken),
        static invoice => TrytonStamps.Revision(invoice.CreateDate, invoice.WriteDate));

    public static IReader<CreditNote> CreditNotes(TrytonConnection tryton) => new TrytonReader<TrytonInvoice, CreditNote>(
        tryton, [EntityKind.CreditNote], TrytonModels.Invoices,
        (invoice, id, cancellationToken) => new InvoiceMapping(tryton).MapCreditNoteAsync(invoice, id, cancellationToken),
        static invoice => TrytonStamps.Revision(invoice.CreateDate, invoice.WriteDate));

    public static IReader<Shipment> Shipments(TrytonConnection tryton) => new TrytonReader<TrytonShipment, Shipment>(
        tryton, [EntityKind.Shipment], TrytonModels.Shipments,
        (shipment, id, cancellationToken) => new ShipmentMapping(tryton).MapAsync(shipment, id, cancellationToken),
        static shipment => TrytonStamps.Revision(shipment.CreateDate, shipment.WriteDate));
}
