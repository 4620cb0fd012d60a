namespace Retail.Connectors.Simulation.Shop;

/// <summary>What the simulation did with an order, in so far as it excuses what becomes of it.</summary>
internal sealed class OrderStory
{
    /// <summary>It was due at some time.</summary>
    public bool EverDue { get; set; }

    /// <summary>What was sold may still be changed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What was sold changed after it was placed.</summary>
    public bool Changed { get; set; }

    /// <summary>Somebody in the shop changed its status.</summary>
    public bool Restated { get; set; }

    /// <summary>Goods of it left the warehouse.</summary>
    public bool EverLeft { get; set; }

    /// <summary>It was completed at some time, whoever did it.</summary>
    public bool EverCompleted { get; set; }
}
