using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>An order as rows for <c>load</c>. Every line has its own external id, so that the same rows twice change nothing.</summary>
internal sealed class OrderRows
{
    private static readonly string[] OrderFields =
        ["id", "origin", "client_order_ref"];

    /// <summary>
    /// A price of its own in <c>technical_price_unit</c> marks the price as set by hand: a later change of the
    /// quantity then does not fall back to the product's list price.
    /// </summary>
    private static readonly string[] LineFields =
    [
        "order_line/id", "order_line/product_id/.id", "order_line/name", "order_line/product_uom_qty", "order_line/price_unit",
        "order_line/discount", "order_line/tax_ids/id", "order_line/technical_price_unit",
    ];

    /// <summary>Where Odoo rounds prices, six decimals are what it has to be set to: then no amount is a cent off.</summary>
    private const decimal PriceTolerance = 0.000_000_5m;

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

    /// <summary>The whole order; marked as long as it is set back to be amended.</summary>
    public static OrderRows Draft(SubmitOrder command, OrderReferences references, OrderPartners partners, OdooConnection odoo, bool isSetBack = false)
    {
        var order = command.Order;
        string[] priceList = references.PriceList is null ? [] : ["pricelist_id/id"];
        var position = PositionOf(order, odoo.Options);
        string[] fiscal = position is null ? [] : ["fiscal_position_id/id"];
        string[] warehouse = references.Warehouse is null ? [] : ["warehouse_id/.id"];
        var rows = new OrderRows(command, references, odoo) { Fields = [.. OrderFields, .. PartnerFields(partners), "date_order", .. priceList, .. fiscal, .. warehouse, .. LineFields] };
        var pricing = new LinePricing(order, references.RoundsPerLine);
        foreach (var line in order.Lines)
        {
            // An amount cannot stand on a quantity of zero, and no goods may move for it.
            var isAmountOnly = line.Quantity == 0 && line.Net.Amount != 0;
            var sku = isAmountOnly ? odoo.Options.FeeProduct : SkuOf(line.Sku, command.Codes);
            var quantity = isAmountOnly ? 1 : line.Quantity;
            rows.Add(line.Id, sku, line.Name.Length > 0 ? line.Name : sku, quantity, pricing.PartsOf(line.Net, line.Taxes), line.Taxes);
        }

        // What the shop rounded away stands on the rounding line, which is written once the taxes are known.
        foreach (var charge in order.Charges.Where(charge => charge.Kind != ChargeKind.Rounding))
        {
            var sku = ServiceOf(charge, odoo.Options);
            rows.Add(charge.Id, sku, charge.Name.Length > 0 ? charge.Name : sku, 1, pricing.PartsOf(charge.Net, charge.Taxes), charge.Taxes);
        }

        rows.Finish([
            odoo.ExternalIds.Record(command.Key), isSetBack ? AmendmentMark.OnSetBack(command.Key.ShortForm()) : command.Key.ShortForm(), ReferenceOf(command),
            AddressBook.Cell(partners.Customer), AddressBook.Cell(partners.Billing), AddressBook.Cell(partners.Shipping),
            OdooFormat.Moment(order.PlacedAt), .. references.PriceList is { } list ? [list] : Array.Empty<string>(),
            .. position is null ? Array.Empty<string>() : [position],
            .. references.Warehouse is { } place ? [OdooFormat.Id(place)] : Array.Empty<string>(),
        ]);
        return rows;
    }

    private static IEnumerable<string> PartnerFields(OrderPartners partners) =>
    [
        AddressBook.Column("partner_id", partners.Customer), AddressBook.Column("partner_invoice_id", partners.Billing),
        AddressBook.Column("partner_shipping_id", partners.Shipping),
    ];

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
                line.Net == 0 ? odoo.ExternalIds.Rounding(command.Key, line.Rates[0].RateId) : odoo.ExternalIds.Line(command.Key, RoundedAwayOf(command.Order)!),
                OdooFormat.Id(productId), line.Name, OdooFormat.Number(line.Quantity), OdooFormat.Number(line.Price), "0", string.Join(',', line.Taxes), "-1",
            ]);
        }

        rows.Finish([odoo.ExternalIds.Record(command.Key)]);
        return rows;
    }

    /// <summary>The external ids that rounding lines of the order may have, with the rate that each moves; null for the one that holds a net amount.</summary>
    public static Dictionary<string, string?> RoundingIdsOf(SubmitOrder command, OdooExternalIds ids)
    {
        var known = RatesOf(command.Order).ToDictionary(rate => ids.Rounding(command.Key, rate), rate => (string?)rate, StringComparer.Ordinal);
        if (RoundedAwayOf(command.Order) is { } charge)
        {
            known[ids.Line(command.Key, charge)] = null;
        }

        return known;
    }

    /// <summary>
    /// True if an order holds exactly these lines: products, quantities, prices and taxes. Of its rounding lines only what they come to
    /// before tax counts.
    /// </summary>
    public bool IsHeldBy(OrderPicture order, IReadOnlyDictionary<string, long> taxes)
    {
        var roundedAway = RoundedAwayOf(_command.Order) is { } charge ? _odoo.ExternalIds.Line(_command.Key, charge) : null;
        var byKind = order.Lines.ToLookup(line => order.Names.GetValueOrDefault(line.Id, string.Empty) is var name
            && (name == roundedAway || _odoo.ExternalIds.IsRounding(_command.Key, name)));
        var rounded = _command.Order.Currency.Round(byKind[true].Sum(line => line.ProductUomQty * line.PriceUnit), MoneyRounding.HalfAwayFromZero);
        if (rounded != WantedMoney.Of(_command).RoundedAway)
        {
            return false;
        }

        var held = byKind[false].ToLookup(line => order.Names.GetValueOrDefault(line.Id, string.Empty), StringComparer.Ordinal);
        return held.Count == _lines.Count && _lines.TrueForAll(cells => held[cells[0]].ToList() is [var line] && IsSame(cells, line, taxes));
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

    /// <summary>A business customer looks for the number of their purchase order; the shop's number stands behind it.</summary>
    private static string ReferenceOf(SubmitOrder command) => command.Codes.CustomerReference is { Length: > 0 } reference
        ? $"{reference} ({command.Order.Number})"
        : command.Order.Number;

    /// <summary>The fiscal position of a business customer's order; null leaves it to Odoo.</summary>
    private static string? PositionOf(Order order, OdooOptions options) => order.Buyer.TaxId is null
        ? null
        : options.TaxIdFiscalPositions.GetValueOrDefault(order.Buyer.Billing.Country.Trim().ToUpperInvariant())
            ?? options.TaxIdFiscalPositions.GetValueOrDefault("*");

    /// <summary>The charge that says what the shop rounded away; null if there is none.</summary>
    private static string? RoundedAwayOf(Order order) => order.Charges.FirstOrDefault(charge => charge.Kind == ChargeKind.Rounding)?.Id;

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

    private static bool IsSame(string[] cells, OdooSaleOrderLine line, IReadOnlyDictionary<string, long> taxes)
    {
        var wanted = cells[6].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tax => taxes.GetValueOrDefault(tax)).ToHashSet();
        return cells[1] == OdooFormat.Id(line.ProductId.Id)
            && IsNear(cells[3], line.ProductUomQty) && IsNear(cells[4], line.PriceUnit, PriceTolerance) && line.Discount == 0
            && wanted.SetEquals(line.TaxIds);
    }

    /// <summary>Odoo keeps doubles: the last digits of a decimal do not come back.</summary>
    private static bool IsNear(string cell, decimal stored, decimal tolerance = 0)
    {
        var wanted = decimal.Parse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        return Math.Abs(wanted - stored) <= Math.Max(tolerance, 0.000_000_001m * Math.Max(1, Math.Abs(wanted)));
    }

    private void Finish(ImmutableArray<string> orderCells)
    {
        var empty = Enumerable.Repeat(string.Empty, orderCells.Length).ToImmutableArray();
        Rows = _lines.Count == 0
            ? [[.. orderCells, .. Enumerable.Repeat(string.Empty, LineFields.Length)]]
            : [.. _lines.Select((line, index) => (index == 0 ? orderCells : empty).AddRange(line))];
    }
}
