using System.Collections.Immutable;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>An order as rows for <c>load</c>. Every line has its own external id, so that the same rows twice change nothing.</summary>
internal sealed class OrderRows
{
    private static readonly string[] OrderFields =
        ["id", "origin", "client_order_ref", "partner_id/id", "partner_invoice_id/id", "partner_shipping_id/id", "date_order"];

    /// <summary>
    /// A price of its own in <c>technical_price_unit</c> marks the price as set by hand: a later change of the
    /// quantity then does not fall back to the product's list price.
    /// </summary>
    private static readonly string[] LineFields =
    [
        "order_line/id", "order_line/product_id/.id", "order_line/name", "order_line/product_uom_qty", "order_line/price_unit",
        "order_line/discount", "order_line/tax_ids/id", "order_line/technical_price_unit",
    ];

    private readonly SubmitOrder _command;
    private readonly OrderReferences _references;
    private readonly OdooConnection _odoo;
    private readonly List<string[]> _lines = [];

    private OrderRows(SubmitOrder command, OrderReferences references, OdooConnection odoo)
    {
        _command = command;
        _references = references;
        _odoo = odoo;
    }

    public required ImmutableArray<string> Fields { get; init; }

    public ImmutableArray<ImmutableArray<string>> Rows { get; private set; } = [];

    /// <summary>External ids of the lines.</summary>
    public IEnumerable<string> LineIds => _lines.Select(line => line[0]);

    /// <summary>The whole order.</summary>
    public static OrderRows Draft(SubmitOrder command, OrderReferences references, OrderPartners partners, OdooConnection odoo)
    {
        var order = command.Order;
        string[] priceList = references.PriceList is null ? [] : ["pricelist_id/id"];
        var rows = new OrderRows(command, references, odoo) { Fields = [.. OrderFields, .. priceList, .. LineFields] };
        var pricing = new LinePricing(order);
        foreach (var line in order.Lines)
        {
            // An amount cannot stand on a quantity of zero, and no goods may move for it.
            var isAmountOnly = line.Quantity == 0 && line.Net.Amount != 0;
            var sku = isAmountOnly ? odoo.Options.FeeProduct : SkuOf(line.Sku, command.Codes);
            var quantity = isAmountOnly ? 1 : line.Quantity;
            rows.Add(line.Id, sku, line.Name.Length > 0 ? line.Name : sku, quantity, pricing.PartsOf(line.Net, line.Taxes), line.Taxes);
        }

        foreach (var charge in order.Charges)
        {
            var sku = ServiceOf(charge, odoo.Options);
            rows.Add(charge.Id, sku, charge.Name.Length > 0 ? charge.Name : sku, 1, pricing.PartsOf(charge.Net, charge.Taxes), charge.Taxes);
        }

        rows.Finish([
            odoo.ExternalIds.Record(command.Key), command.Key.ShortForm(), order.Number, partners.Customer, partners.Billing, partners.Shipping,
            OdooFormat.Moment(order.PlacedAt), .. references.PriceList is { } list ? [list] : Array.Empty<string>(),
        ]);
        return rows;
    }

    /// <summary>Rounding lines alone; the other lines of the draft stay as they are.</summary>
    public static OrderRows Rounding(
        SubmitOrder command, long productId, IEnumerable<RoundingLine> lines, OdooConnection odoo)
    {
        var references = new OrderReferences
        {
            Products = new Dictionary<string, long[]>(StringComparer.Ordinal) { [odoo.Options.RoundingProduct] = [productId] },
            TaxGroups = System.Collections.Frozen.FrozenDictionary<string, long>.Empty,
            PriceList = null,
        };
        var rows = new OrderRows(command, references, odoo) { Fields = ["id", .. LineFields] };
        foreach (var line in lines)
        {
            rows._lines.Add([
                odoo.ExternalIds.Rounding(command.Key, line.RateId), OdooFormat.Id(productId), $"Rounding of tax, rate {line.RateId}",
                OdooFormat.Number(line.Quantity), "0", "0", line.Tax, "-1",
            ]);
        }

        rows.Finish([odoo.ExternalIds.Record(command.Key)]);
        return rows;
    }

    public static string SkuOf(string sku, OrderCodes codes) => codes.Skus.GetValueOrDefault(sku, sku);

    /// <summary>SKUs of the service products that the order needs.</summary>
    public static IEnumerable<string> ServicesOf(Order order, OdooOptions options) => order.Charges
        .Select(charge => ServiceOf(charge, options))
        .Concat(order.Lines.Where(line => line.Quantity == 0 && line.Net.Amount != 0).Select(_ => options.FeeProduct));

    /// <summary>All rates that the order names anywhere.</summary>
    public static SortedSet<string> RatesOf(Order order) => new(
        order.Taxes.Select(rate => rate.RateId)
            .Concat(order.Lines.SelectMany(line => line.Taxes).Select(tax => tax.RateId))
            .Concat(order.Charges.SelectMany(charge => charge.Taxes).Select(tax => tax.RateId)),
        StringComparer.Ordinal);

    private static string ServiceOf(Charge charge, OdooOptions options) => charge.Kind switch
    {
        ChargeKind.Shipping => options.ShippingProduct,
        ChargeKind.Rounding => options.RoundingProduct,
        _ => options.FeeProduct,
    };

    private void Add(
        string id, string sku, string name, decimal quantity, ImmutableArray<LinePart> parts, ImmutableArray<TaxAmount> taxes)
    {
        var product = OdooFormat.Id(_references.Products[sku][0]);
        var taxCell = string.Join(',', taxes.Select(tax => _command.Codes.Taxes[tax.RateId]).Distinct(StringComparer.Ordinal));
        foreach (var part in parts)
        {
            _lines.Add([
                part.IsTaxed ? _odoo.ExternalIds.Line(_command.Key, id) : _odoo.ExternalIds.UntaxedLine(_command.Key, id),
                product,
                part.IsTaxed ? name : $"{name} (not taxed)",
                OdooFormat.Number(quantity),
                OdooFormat.Number(quantity == 0 ? 0 : part.Amount / quantity),
                "0",
                part.IsTaxed ? taxCell : string.Empty,
                "-1",
            ]);
        }
    }

    private void Finish(ImmutableArray<string> orderCells)
    {
        var empty = Enumerable.Repeat(string.Empty, orderCells.Length).ToImmutableArray();
        Rows = _lines.Count == 0
            ? [[.. orderCells, .. Enumerable.Repeat(string.Empty, LineFields.Length)]]
            : [.. _lines.Select((line, index) => (index == 0 ? orderCells : empty).AddRange(line))];
    }
}
