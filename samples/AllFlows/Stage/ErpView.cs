namespace AllFlows.Stage;

/// <summary>What the people in a company see of an order.</summary>
internal sealed record ErpView
{
    public required long Order { get; init; }

    public required string Name { get; init; }

    public required long Buyer { get; init; }

    public required decimal Total { get; init; }

    /// <summary>True when the connector has brought it in as far as it goes.</summary>
    public required bool IsSubmitted { get; init; }

    public required bool IsConfirmed { get; init; }

    /// <summary>The delivery that has not left; null if there is none.</summary>
    public required long? OpenDelivery { get; init; }

    /// <summary>The posted invoice; null if there is none.</summary>
    public required long? Invoice { get; init; }

    /// <summary>True if money was booked on the invoice.</summary>
    public required bool IsPaid { get; init; }
}
