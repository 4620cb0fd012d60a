using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Credits;

/// <summary>A credit note to a customer, as an ERP keeps it. Amounts are positive.</summary>
public sealed record CreditNote
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>Its number in the books; empty while it is a draft.</summary>
    public required string Number { get; init; }

    /// <summary>The short form of the effect key it carries; empty if it was made by hand.</summary>
    public required string Key { get; init; }

    /// <summary>The invoice that it takes back, in the same system; null if it names none.</summary>
    public EntityRef? Invoice { get; init; }

    /// <summary>How far it got: a draft, posted, or cancelled.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>Its date in the company's time zone; null while it has none.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>What it comes to.</summary>
    public required DocumentTotals Totals { get; init; }

    /// <summary>What of it is neither paid out nor set off against an invoice.</summary>
    public required Money Open { get; init; }
}
