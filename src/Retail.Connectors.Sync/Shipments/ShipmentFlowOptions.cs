namespace Retail.Connectors.Sync.Shipments;

/// <summary>Which shipments a shop is told of, and when.</summary>
internal sealed record ShipmentFlowOptions
{
    public DateTimeOffset? From { get; set; }

    public bool OnlyTracked { get; set; }

    public bool KeepsUnknownCarriers { get; set; }
}
