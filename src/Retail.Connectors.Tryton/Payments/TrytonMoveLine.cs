using System.Text.Json.Serialization;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Payments;

/// <summary>A line of a booking: how payments stand in the books (<c>account.move.line</c>).</summary>
public sealed record TrytonMoveLine : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The booking it belongs to (<c>move</c>).</summary>
    [JsonPropertyName("move.")]
    public TrytonMoveHead? Move { get; init; }

    /// <summary>The party (<c>party</c>).</summary>
    public long? Party { get; init; }

    /// <summary>The account (<c>account</c>).</summary>
    public long? Account { get; init; }

    /// <summary>Debit, in the company's currency (<c>debit</c>).</summary>
    public decimal? Debit { get; init; }

    /// <summary>Credit, in the company's currency (<c>credit</c>).</summary>
    public decimal? Credit { get; init; }

    /// <summary>The amount in its own currency; null for the company's (<c>amount_second_currency</c>).</summary>
    public decimal? AmountSecondCurrency { get; init; }

    /// <summary>What it is settled with; null while it is open (<c>reconciliation</c>).</summary>
    public long? Reconciliation { get; init; }

    /// <summary>A short text (<c>description</c>).</summary>
    public string? Description { get; init; }
}
