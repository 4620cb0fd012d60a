using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>An order, an invoice or a credit note as it stands in the tables.</summary>
internal sealed record ErpDocument
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Content { get; init; }

    public required string Number { get; init; }

    public required string State { get; init; }

    public required long? Origin { get; init; }

    public required long Customer { get; init; }

    public required CurrencyRules Currency { get; init; }

    public required string Date { get; init; }

    public required Instant MadeAt { get; init; }

    public required string Revision { get; init; }

    public ImmutableArray<ErpLine> Lines { get; init; } = [];

    /// <summary>Computed by the ERP, by its own names.</summary>
    public ImmutableSortedDictionary<string, long> Taxes { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public DocumentStage Stage => State switch
    {
        "draft" => DocumentStage.Draft,
        "open" => DocumentStage.Confirmed,
        "posted" => DocumentStage.Posted,
        _ => DocumentStage.Cancelled,
    };

    public string Name => Number.Length > 0 ? Number : $"draft {Id}";

    public DocumentTotals Totals
    {
        get
        {
            var net = Money(Lines.Sum(line => line.Net));
            return new(
                net,
                [.. Taxes.Select(tax => new TaxAmount(tax.Key, Money(tax.Value)))],
                net + Money(Taxes.Values.Sum()));
        }
    }

    public Money Money(long units) => new(units * Currency.MinorUnit, Currency.Currency);

    public Receipt ReceiptIn(ErpConnection erp) => new()
    {
        Document = erp.Ref(KindOf(Kind), Id),
        DisplayName = Name,
        Stage = Stage,
        Lines = Lines.ToImmutableSortedDictionary(line => line.Key, line => $"{Id}/{line.Key}", StringComparer.Ordinal),
    };

    /// <summary>Says where the document's money is not the wished money; null if it is the same.</summary>
    public string? Differs(DocumentTotals wished, OrderCodes codes)
    {
        if (wished.Net.Currency != Currency.Currency)
        {
            return $"the currency is {Currency.Currency}, wished is {wished.Net.Currency}";
        }

        var rates = wished.Taxes.GroupBy(tax => codes.Taxes.GetValueOrDefault(tax.RateId, tax.RateId), StringComparer.Ordinal)
            .ToDictionary(rate => rate.Key, rate => rate.Sum(tax => tax.Amount.Amount), StringComparer.Ordinal);
        foreach (var code in rates.Keys.Union(Taxes.Keys))
        {
            var seen = Money(Taxes.GetValueOrDefault(code)).Amount;
            if (seen != rates.GetValueOrDefault(code))
            {
                return $"tax {code} is {seen}, wished is {rates.GetValueOrDefault(code)}";
            }
        }

        var totals = Totals;
        return totals.Net == wished.Net && totals.Grand == wished.Grand
            ? null
            : $"it comes to {totals.Net} and {totals.Grand}, wished are {wished.Net} and {wished.Grand}";
    }

    public static EntityKind KindOf(string kind) => kind switch
    {
        "order" => EntityKind.SalesOrder,
        "invoice" => EntityKind.Invoice,
        "credit" => EntityKind.CreditNote,
        "delivery" => EntityKind.Shipment,
        "article" => EntityKind.Product,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}
