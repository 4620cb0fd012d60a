namespace ScaleModel.Model;

/// <summary>What is set up.</summary>
internal sealed record Installation
{
    public required ErpProfile Erp { get; init; }

    /// <summary>Shops that sell, of equal size.</summary>
    public int Shops { get; init; } = 1;

    /// <summary>How many times as fast the ERP is as the recorded one, by more workers and processors.</summary>
    public double ErpSize { get; init; } = 1;

    public int Nodes { get; init; } = 1;

    /// <summary>Orders at one time in each node.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>True if many orders share a call of the ERP.</summary>
    public bool Batches { get; init; }

    /// <summary>True if orders are taken from the feed's pages instead of being read one by one.</summary>
    public bool ReadsPages { get; init; }

    /// <summary>Pieces of work that the store gets done in a second.</summary>
    public double StoreRate { get; init; } = Recorded.SqliteRate;

    /// <summary>All that an order passes.</summary>
    public IReadOnlyList<Step> Steps()
    {
        var read = ReadsPages ? Recorded.ShopPage / Recorded.PageSize : Recorded.ShopRead;
        var write = Batches && Erp.Batched is { } batched ? batched : Erp.SecondsPerOrder;
        return
        [
            new Step("shop: orders are read", read, Shops * Recorded.ShopParallel, "read pages of 100 instead of single orders; more web workers for the shop"),
            new Step($"{Erp.Name}: orders are written", write, Erp.Parallel * ErpSize, "more workers and processors for the ERP; write many orders in one call"),
            new Step("nodes: orders in progress", read + write, Nodes * Concurrency, "raise Concurrency, then add nodes on one PostgreSQL"),
            new Step("store: work is claimed and completed", 1 / StoreRate, 1, "nothing here needs it: the ERP ends first"),
        ];
    }

    /// <summary>The step that ends first.</summary>
    public Step Bottleneck() => Steps().MinBy(step => step.OrdersPerHour)!;
}
