using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Payments;
using Retail.Connectors.Tryton.Prices;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Returns;
using Retail.Connectors.Tryton.Shipments;
using Retail.Connectors.Tryton.Stock;
using Retail.Connectors.Tryton.Systems;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>The models that retail needs, with their records.</summary>
public static class TrytonModels
{
    /// <summary>Model <c>party.party</c>.</summary>
    public static TrytonModel<TrytonParty> Parties { get; } = new("party.party", TrytonJsonContext.Default.TrytonParty);

    /// <summary>Model <c>party.address</c>.</summary>
    public static TrytonModel<TrytonAddress> Addresses { get; } = new("party.address", TrytonJsonContext.Default.TrytonAddress);

    /// <summary>Model <c>sale.sale</c>.</summary>
    public static TrytonModel<TrytonSale> Sales { get; } = new("sale.sale", TrytonJsonContext.Default.TrytonSale);

    /// <summary>Model <c>sale.line</c>.</summary>
    public static TrytonModel<TrytonSaleLine> SaleLines { get; } = new("sale.line", TrytonJsonContext.Default.TrytonSaleLine);

    /// <summary>Model <c>product.product</c>.</summary>
    public static TrytonModel<TrytonProduct> Products { get; } = new("product.product", TrytonJsonContext.Default.TrytonProduct);

    /// <summary>Model <c>product.template</c>.</summary>
    public static TrytonModel<TrytonTemplate> Templates { get; } = new("product.template", TrytonJsonContext.Default.TrytonTemplate);

    /// <summary>Model <c>product.uom</c>.</summary>
    public static TrytonModel<TrytonUnit> Units { get; } = new("product.uom", TrytonJsonContext.Default.TrytonUnit);

    /// <summary>Model <c>account.invoice</c>.</summary>
    public static TrytonModel<TrytonInvoice> Invoices { get; } = new("account.invoice", TrytonJsonContext.Default.TrytonInvoice);

    /// <summary>Model <c>account.invoice.line</c>.</summary>
    public static TrytonModel<TrytonInvoiceLine> InvoiceLines { get; } = new("account.invoice.line", TrytonJsonContext.Default.TrytonInvoiceLine);

    /// <summary>Model <c>account.move.line</c>.</summary>
    public static TrytonModel<TrytonMoveLine> MoveLines { get; } = new("account.move.line", TrytonJsonContext.Default.TrytonMoveLine);

    /// <summary>Model <c>account.invoice.payment.method</c>.</summary>
    public static TrytonModel<TrytonPaymentMethod> PaymentMethods { get; } = new("account.invoice.payment.method", TrytonJsonContext.Default.TrytonPaymentMethod);

    /// <summary>Model <c>stock.shipment.out</c>.</summary>
    public static TrytonModel<TrytonShipment> Shipments { get; } = new("stock.shipment.out", TrytonJsonContext.Default.TrytonShipment);

    /// <summary>Model <c>stock.move</c>.</summary>
    public static TrytonModel<TrytonMove> Moves { get; } = new("stock.move", TrytonJsonContext.Default.TrytonMove);

    /// <summary>Model <c>stock.shipment.out.return</c>.</summary>
    public static TrytonModel<TrytonReturnShipment> ReturnShipments { get; } = new("stock.shipment.out.return", TrytonJsonContext.Default.TrytonReturnShipment);

    /// <summary>Model <c>stock.location</c>.</summary>
    public static TrytonModel<TrytonLocation> Locations { get; } = new("stock.location", TrytonJsonContext.Default.TrytonLocation);

    /// <summary>Model <c>account.tax</c>.</summary>
    public static TrytonModel<TrytonTax> Taxes { get; } = new("account.tax", TrytonJsonContext.Default.TrytonTax);

    /// <summary>Model <c>product.price_list</c>.</summary>
    public static TrytonModel<TrytonPriceList> PriceLists { get; } = new("product.price_list", TrytonJsonContext.Default.TrytonPriceList);

    /// <summary>Model <c>company.company</c>.</summary>
    public static TrytonModel<TrytonCompany> Companies { get; } = new("company.company", TrytonJsonContext.Default.TrytonCompany);
}
