using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Amounts;
using Retail.Connectors.Customers;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Turns a shop's order into the canonical one. Nothing is computed that the shop says itself, so that <see cref="Order.Verify"/> has two sides to compare.</summary>
/// <param name="system">The shop.</param>
/// <param name="options">Digits of currencies, tax rounding (per line if not set), and which extra fields are taken.</param>
public sealed class WooOrderMapping(SystemName system, WooCommerceOptions options)
{
    private WooMoneySettings _settings = WooMoneySettings.Unread;

    /// <summary>
    /// What marks an order's state: when it last changed, its status, and a digest of what was mapped, because the shop
    /// dates changes to the second and two may fall into one.
    /// </summary>
    public static Revision RevisionOf(WooOrder order, Order mapped)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        return new Revision($"{StampOf(order)}/{mapped.StateDigest().Value.AsSpan(0, 16)}");
    }

    internal static string StampOf(WooOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var modified = order.DateModifiedGmt is { } moment ? WooDates.Format(moment) : "never";
        return $"{modified}/{order.Status}";
    }

    /// <summary>The order's place in the canonical world.</summary>
    public EntityRef RefOf(long orderId) => new(system, EntityKind.Order, Id(orderId));

    /// <summary>The same mapping by what the shop's own settings say; options that are set go before them.</summary>
    internal WooOrderMapping By(WooMoneySettings settings) => new(system, options) { _settings = settings };

    /// <summary>Maps an order. A status of a plugin gives <see cref="OrderLifecycle.Unknown"/>, see <see cref="WooOrderStatusTable"/>.</summary>
    /// <exception cref="ConnectorException">It lacks something (<see cref="ConnectorErrorKind.Contract"/>); the message tells all that is wrong with it.</exception>
    public Order Map(WooOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var check = new WooOrderCheck(order);
        var currency = CurrencyOf(order, check);
        var lines = order.LineItems.Select(line => Line(line, currency, check)).ToImmutableArray();
        var charges = order.ShippingLines.Select(line => Shipping(line, currency, check))
            .Concat(order.FeeLines.Select(line => Fee(line, currency, check)))
            .ToImmutableArray();
        var rates = order.TaxLines.Select(rate => Rate(rate, lines, charges, currency, check)).ToImmutableArray();
        var totals = new OrderTotals
        {
            Goods = Money(lines.Sum(line => line.Net.Amount), currency),
            Charges = Money(check.Amount(order.ShippingTotal, "shipping_total") + order.FeeLines.Sum(line => line.Total ?? 0m), currency),
            Discount = Money(check.Amount(order.DiscountTotal, "discount_total"), currency),
            Tax = Money(check.Amount(order.TotalTax, "total_tax"), currency),
            Grand = Money(check.Amount(order.Total, "total"), currency),
        };
        var rounding = options.TaxRounding ?? _settings.TaxRounding ?? TaxRounding.PerLine;
        if (rounding == TaxRounding.AtSubtotal)
        {
            (charges, totals) = WooOrderRounding.Explain(lines, charges, rates, totals, currency);
        }

        var mapped = new Order
        {
            Ref = RefOf(check.Id()),
            Number = order.Number.Length > 0 ? order.Number : Id(order.Id),
            PlacedAt = check.Required(order.DateCreatedGmt, "date_created_gmt"),
            Currency = currency,
            Lifecycle = OrderLifecycle.Unknown,
            Payment = PaymentState.Unpaid,
            Fulfilment = FulfilmentState.None,
            SourceStatus = check.Required(order.Status, "status"),
            PaymentMethod = order.PaymentMethod,
            PriceBasis = order.PricesIncludeTax ? PriceBasis.Gross : PriceBasis.Net,
            TaxRounding = rounding,
            Buyer = Buyer(order),
            Lines = lines,
            Charges = charges,
            Discounts = [.. order.CouponLines.Select(coupon => new Discount(coupon.Code, Money(currency.Round(coupon.Discount ?? 0m, MoneyRounding.HalfAwayFromZero), currency)))],
            Taxes = rates,
            Transactions = Transactions(order, currency),
            Totals = totals,
            CustomerNote = order.CustomerNote,
            Attributes = Attributes(order),
        };
        check.ThrowIfWrong(system);
        _ = WooOrderStatusTable.TryGet(order.Status, out var axes);
        return WooOrderStatusTable.On(mapped, axes);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static Money Money(decimal amount, CurrencyRules currency) => new(amount, currency.Currency);

    private CurrencyRules CurrencyOf(WooOrder order, WooOrderCheck check)
    {
        var code = check.Currency();
        return DigitsOf(order.Currency) is { } digits ? new CurrencyRules(code, digits) : CurrencyRules.Iso(code);
    }

    private int? DigitsOf(string currency) => options.CurrencyDigits.TryGetValue(currency, out var digits)
        ? digits
        : currency == _settings.Currency ? _settings.Digits : null;

    private OrderLine Line(WooOrderLine line, CurrencyRules currency, WooOrderCheck check)
    {
        var where = $"line {Id(line.Id)}";
        var quantity = check.Amount(line.Quantity, $"{where} quantity");
        var net = check.Amount(line.Total, $"{where} total");
        var product = line.VariationId > 0 ? line.VariationId : line.ProductId;
        return new OrderLine
        {
            Id = Id(line.Id),
            Sku = line.Sku,
            Product = product > 0 ? new EntityRef(system, EntityKind.Product, Id(product)) : null,
            Name = WooText.Plain(line.Name),
            Quantity = quantity,
            UnitPrice = quantity == 0 ? line.Price ?? 0m : net / quantity,
            NetBeforeDiscount = Money(check.Amount(line.Subtotal, $"{where} subtotal"), currency),
            Net = Money(net, currency),
            Taxes = Taxes(line.Taxes, currency),
        };
    }

    private static Charge Shipping(WooShippingLine line, CurrencyRules currency, WooOrderCheck check) => new()
    {
        Id = Id(line.Id),
        Kind = ChargeKind.Shipping,
        Code = line.MethodId,
        Name = line.MethodTitle,
        Net = Money(check.Amount(line.Total, $"shipping line {Id(line.Id)} total"), currency),
        Taxes = Taxes(line.Taxes, currency),
    };

    private static Charge Fee(WooFeeLine line, CurrencyRules currency, WooOrderCheck check) => new()
    {
        Id = Id(line.Id),
        Kind = ChargeKind.Fee,
        Name = line.Name,
        Net = Money(check.Amount(line.Total, $"fee line {Id(line.Id)} total"), currency),
        Taxes = Taxes(line.Taxes, currency),
    };

    /// <summary>A rate applies if it has a total, be it zero; <c>tax_status</c> does not say.</summary>
    private static ImmutableArray<TaxAmount> Taxes(IReadOnlyList<WooLineTax> taxes, CurrencyRules currency) =>
        [.. taxes.Where(tax => tax.Total is not null).Select(tax => new TaxAmount(Id(tax.Id), Money(tax.Total!.Value, currency)))];

    private static TaxByRate Rate(
        WooTaxLine rate, ImmutableArray<OrderLine> lines, ImmutableArray<Charge> charges, CurrencyRules currency, WooOrderCheck check)
    {
        var id = Id(rate.RateId);
        var taxed = lines.Where(line => line.Taxes.Any(tax => tax.RateId == id)).Sum(line => line.Net.Amount)
            + charges.Where(charge => charge.Taxes.Any(tax => tax.RateId == id)).Sum(charge => charge.Net.Amount);
        return new TaxByRate
        {
            RateId = id,
            Label = rate.Label,
            Percent = check.Amount(rate.RatePercent, $"tax rate {id} rate_percent"),
            Compound = rate.Compound,
            Base = Money(taxed, currency),
            Tax = Money(check.Amount(rate.TaxTotal, $"tax rate {id} tax_total") + (rate.ShippingTaxTotal ?? 0m), currency),
        };
    }

    private static ImmutableArray<PaymentTransaction> Transactions(WooOrder order, CurrencyRules currency)
    {
        var transactions = ImmutableArray.CreateBuilder<PaymentTransaction>();
        if (order.DatePaidGmt is { } paidAt)
        {
            transactions.Add(new PaymentTransaction(PaymentTransactionKind.Capture, order.TransactionId, Money(order.Total ?? 0m, currency), paidAt));
        }

        else if (order.TransactionId.Length > 0 && order.Status is ("on-hold" or "wc-on-hold"))
        {
            // Gateways that capture later hold the order and leave their reference on it.
            transactions.Add(new PaymentTransaction(PaymentTransactionKind.Authorisation, order.TransactionId, Money(order.Total ?? 0m, currency), At: null));
        }

        foreach (var refund in order.Refunds)
        {
            transactions.Add(new PaymentTransaction(PaymentTransactionKind.Refund, Id(refund.Id), Money(Math.Abs(refund.Total ?? 0m), currency), At: null));
        }

        return transactions.DrainToImmutable();
    }

    private OrderBuyer Buyer(WooOrder order)
    {
        var billing = AddressOf(order.Billing);
        var shipping = AddressOf(order.Shipping);
        return new OrderBuyer
        {
            Account = order.CustomerId > 0 ? new EntityRef(system, EntityKind.Customer, Id(order.CustomerId)) : null,
            Billing = billing,
            Shipping = shipping.IsEmpty ? billing : shipping,
            Email = order.Billing.Email,
            Phone = order.Billing.Phone.Length > 0 ? order.Billing.Phone : order.Shipping.Phone,
            TaxId = TaxIdOf(order.MetaData, order.Billing.Country, options),
        };
    }

    internal static Address AddressOf(WooAddress address) => new()
    {
        FirstName = address.FirstName,
        LastName = address.LastName,
        Company = address.Company,
        Line1 = address.Address1,
        Line2 = address.Address2,
        City = address.City,
        PostalCode = address.Postcode,
        Region = RegionOf(address),
        Country = address.Country,
        Phone = address.Phone,
    };

    /// <summary>For some countries the shop's code of a state carries the country: <c>DE-BE</c> for Berlin, <c>JP13</c> for Tokyo.</summary>
    private static string RegionOf(WooAddress address)
    {
        var state = address.State;
        if (address.Country.Length != 2 || !state.StartsWith(address.Country, StringComparison.OrdinalIgnoreCase))
        {
            return state;
        }

        return state[2..] switch
        {
            ['-', .. { Length: > 0 } code] => code,
            [>= '0' and <= '9', >= '0' and <= '9'] => state[2..],
            _ => state,
        };
    }

    /// <summary>The first of the configured fields that holds something; null if none does.</summary>
    internal static TaxId? TaxIdOf(IReadOnlyList<WooMeta> metaData, string country, WooCommerceOptions options)
    {
        var number = (options.TaxIdMetaKeys?.AsEnumerable() ?? WooCommerceOptions.DefaultTaxIdMetaKeys)
            .Select(key => Text(metaData.LastOrDefault(meta => meta.Key == key)?.Value))
            .FirstOrDefault(text => text.Length > 0);
        return number is null ? null : new TaxId(number, country);
    }

    private ImmutableSortedDictionary<string, string> Attributes(WooOrder order) => order.MetaData
        .Where(meta => options.AttributeMetaKeys.Contains(meta.Key))
        .GroupBy(meta => meta.Key, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => Text(group.Last().Value), StringComparer.Ordinal);

    private static string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => string.Empty,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { } other => other.GetRawText(),
    };
}
