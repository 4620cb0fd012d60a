using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Credits;

/// <summary>
/// A credit note against an invoice stands in the books with the wished money. It moves no goods: those come with
/// <see cref="Returns.ReceiveReturn"/>. It is proven against <see cref="Totals"/> as a draft, before it is posted.
/// </summary>
public sealed record PostCredit : ICommand
{
    /// <summary>The effect's name; its short form is stored with the credit note.</summary>
    public required EffectKey Key { get; init; }

    /// <summary>The refund in the shop that it answers.</summary>
    public required EntityRef Refund { get; init; }

    /// <summary>The sales order in the target.</summary>
    public required EntityRef Document { get; init; }

    /// <summary>The effect that made the sales order; its key stands in the document and in its lines.</summary>
    public required EffectKey Submitted { get; init; }

    /// <summary>The posted invoice that is credited.</summary>
    public required EntityRef Invoice { get; init; }

    /// <summary>The date of the credit note, in the company's time zone. A target whose period is closed on it refuses.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Why, in words for the document; empty if nobody said.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>What is credited; never empty. A part that belongs to no line of the order is a line without its id.</summary>
    public required ImmutableArray<DocumentLine> Lines { get; init; }

    /// <summary>What the credit note has to come to, in the order's currency, taxes by the shop's rate ids.</summary>
    public required DocumentTotals Totals { get; init; }

    /// <summary>What the shop's words mean in the target.</summary>
    public required OrderCodes Codes { get; init; }

    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"credit note over {Totals.Grand} on invoice {Invoice.Id}, dated {Date:uuuu-MM-dd}");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("refund", Refund.ToString()).Add("invoice", Invoice.ToString()).AddLines(Lines).AddTotals(Totals).Build();
    }
}
