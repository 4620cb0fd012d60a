using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Invoices;

/// <summary>
/// An invoice for a sales order stands in the books with the wished money. It is proven against <see cref="Totals"/> as a draft,
/// before it is posted.
/// </summary>
public sealed record PostInvoice : ICommand
{
    /// <summary>The effect's name; its short form is stored with the invoice.</summary>
    public required EffectKey Key { get; init; }

    /// <summary>The sales order in the target.</summary>
    public required EntityRef Document { get; init; }

    /// <summary>The effect that made the sales order; its key stands in the document and in its lines.</summary>
    public required EffectKey Submitted { get; init; }

    /// <summary>The invoice date, in the company's time zone. A target whose period is closed on it refuses.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>What is invoiced, by line and charge of the order; empty for all of it that is not invoiced yet.</summary>
    public ImmutableArray<DocumentLine> Lines { get; init; } = [];

    /// <summary>What the invoice has to come to, in the order's currency, taxes by the shop's rate ids.</summary>
    public required DocumentTotals Totals { get; init; }

    /// <summary>What the shop's words mean in the target.</summary>
    public required OrderCodes Codes { get; init; }

    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"invoice over {Totals.Grand} for sales order {Document.Id}, dated {Date:uuuu-MM-dd}");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("document", Document.ToString()).AddLines(Lines).AddTotals(Totals).Build();
    }
}
