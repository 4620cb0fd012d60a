using NodaTime;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>What a sale says beside its lines.</summary>
internal sealed record SaleHeader(TrytonFields Fields, OrderParty Party)
{
    /// <summary>Nothing is filled in by the server: addresses, warehouse and payment term are all named here, and no carrier, which would add its cost.</summary>
    public static SaleHeader Of(SaleWish wish, SaleReferences references, OrderParty party, long company, LocalDate day) => new(
        new TrytonFields()
            .Set("party", party.Party.Id).Set("company", company).Set("currency", references.Currency)
            .Set("invoice_address", party.InvoiceAddress).Set("shipment_address", party.ShipmentAddress)
            .Set("warehouse", references.Warehouse.Id).Set("web_shop", references.WebShop)
            .Set("payment_term", references.PaymentTerm ?? party.Party.CustomerPaymentTerm)
            .Set("reference", TrytonText.OneLine(wish.Order.Number)).Set("sale_date", day)
            .Set("carrier", TrytonValue.Null).Set("shipment_cost_method", TrytonValue.Null),
        party);

    /// <summary>True if the sale goes to the same party and addresses; the rest never changes once it is made.</summary>
    public bool Is(TrytonSale sale) =>
        sale.Party == Party.Party.Id && sale.InvoiceAddress == Party.InvoiceAddress && sale.ShipmentAddress == Party.ShipmentAddress;
}
