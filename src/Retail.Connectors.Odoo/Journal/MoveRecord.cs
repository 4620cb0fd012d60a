using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>An invoice or credit note as it is read back (<c>account.move</c>).</summary>
internal sealed record MoveRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>draft</c>, <c>posted</c> or <c>cancel</c>.</summary>
    public string? State { get; init; }

    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? Date { get; init; }

    public OdooLink CurrencyId { get; init; }

    public OdooLink ReversedEntryId { get; init; }

    public decimal AmountUntaxed { get; init; }

    public decimal AmountTax { get; init; }

    public decimal AmountTotal { get; init; }

    public decimal AmountResidual { get; init; }

    public TaxTotals? TaxTotals { get; init; }

    public ImmutableArray<long> InvoiceLineIds { get; init; } = [];

    [JsonIgnore]
    public DocumentStage Stage => State switch
    {
        "draft" => DocumentStage.Draft,
        "posted" => DocumentStage.Posted,
        _ => DocumentStage.Cancelled,
    };

    [JsonIgnore]
    public TotalsRecord Totals => new()
    {
        Id = Id, CurrencyId = CurrencyId, AmountUntaxed = AmountUntaxed, AmountTax = AmountTax, AmountTotal = AmountTotal, TaxTotals = TaxTotals,
    };
}
