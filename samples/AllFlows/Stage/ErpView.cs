namespace AllFlows.Stage;

/// <summary>What the people in a company see of an order.</summary>
internal sealed record ErpView
{
    public required int Order { get; init; }

    public required string Name { get; init; }

    public required int Buyer { get; init; }

    public required decimal Total { get; init; }

    public required bool IsConfirmed { get; init; }

    public required bool IsCancelled { get; init; }

    /// <summary>The delivery that has not left; null if there is none.</summary>
    public required int? OpenDelivery { get; init; }

    /// <summary>The posted invoice; null if there is none.</summary>
    public required int? Invoice { get; init; }
}
