using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Payments;

/// <summary>The head of a booking (<c>account.move</c>).</summary>
public sealed record TrytonMoveHead : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number (<c>number</c>).</summary>
    public string? Number { get; init; }

    /// <summary>A short text; a payment keeps what was given to the wizard (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>Its date (<c>date</c>).</summary>
    public LocalDate? Date { get; init; }

    /// <summary><c>draft</c> or <c>posted</c> (<c>state</c>).</summary>
    public string? State { get; init; }
}
