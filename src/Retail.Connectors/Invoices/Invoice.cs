using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Invoices;

/// <summary>An invoice to a customer, as an ERP keeps it.</summary>
public sealed record Invoice
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>Its number in the books; empty while it is a draft.</summary>
    public required string Number { get; init; }

    /// <summary>The short form of the effect key it carries; empty if it was made by hand.</summary>
    public required string Key { get; init; }

    /// <summary>The sales orders that it belongs to, in the same system; empty for an invoice without one.</summary>
    public ImmutableArray<EntityRef> SalesOrders { get; init; } = [];

    /// <summary>How far it got: a draft, posted, or cancelled.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>Its date in the company's time zone; null while it has none.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>What it comes to.</summary>
    public required DocumentTotals Totals { get; init; }

    /// <summary>What is still to be paid.</summary>
    public required Money Open { get; init; }

    /// <summary>Where the customer can see it; null if the ERP has no such page.</summary>
    public Uri? Link { get; init; }
}
