using Retail.Connectors.Simulation.Planted;

namespace Retail.Connectors.Simulation;

/// <summary>Which faults a seed has, and how its engine is set up: each kind is on or off by chance.</summary>
internal sealed record Swarm
{
    public required ErpKind Erp { get; init; }

    public required int Nodes { get; init; }

    public required int Orders { get; init; }

    public required double SpanSeconds { get; init; }

    /// <summary>How long the shop is quiet at first, so that every node runs.</summary>
    public double QuietSeconds { get; init; }

    public double Refused { get; init; }

    public double AnswerLost { get; init; }

    public double Late { get; init; }

    public double RateLimited { get; init; }

    public double Html { get; init; }

    public double CrashAtCall { get; init; }

    public double CrashAtCommit { get; init; }

    public double CommitFails { get; init; }

    public double PauseAtCall { get; init; }

    public double WebhookLost { get; init; }

    public double WebhookDoubled { get; init; }

    public double WebhookLate { get; init; }

    public int WebhookReorder { get; init; }

    public double Changed { get; init; }

    public double SkewSeconds { get; init; }

    public required double LeaseSeconds { get; init; }

    public required double SettleSeconds { get; init; }

    public required double FeedSeconds { get; init; }

    public required double OverlapSeconds { get; init; }

    public required double PollSeconds { get; init; }

    public required int Concurrency { get; init; }

    public required int PageSize { get; init; }

    /// <summary>Whether the ERP ships, and the shop's orders follow. Only of an ERP that ships.</summary>
    public bool Statuses { get; init; }

    /// <summary>Whether two more shops sell from one stock. Only of an ERP that has a stock.</summary>
    public bool Stock { get; init; }

    /// <summary>How many orders customers place in each of these.</summary>
    public int Sales { get; init; } = 25;

    /// <summary>The share of them that is to be wrapped afterwards, for which the ERP's order is amended.</summary>
    public double WrapRate { get; init; }

    /// <summary>The flows besides that of orders, in words.</summary>
    public string Flows => $"{Erp}{(Statuses ? ", statuses" : string.Empty)}{(Stock ? ", stock" : string.Empty)}";

    /// <param name="chance">Decides about faults and the engine.</param>
    /// <param name="statuses">Decides whether statuses are brought to the shop.</param>
    /// <param name="stock">Decides whether shops sell from one stock.</param>
    /// <param name="suits">What the world is to suit.</param>
    public static Swarm Of(Random chance, Random statuses, Random stock, PlantedBug suits)
    {
        var kind = chance.Next(100) switch
        {
            < 45 => ErpKind.Odoo,
            < 85 => ErpKind.Lookup,
            _ => ErpKind.None,
        };
        var swarm = new Swarm
        {
            Erp = kind,
            Nodes = chance.Next(1, 4),
            Orders = chance.Next(100, 121),
            SpanSeconds = chance.Next(60, 600),
            Refused = Rate(0.05),
            AnswerLost = Rate(0.05),
            Late = Rate(0.04),
            RateLimited = Rate(0.03),
            Html = Rate(0.02),
            CrashAtCall = Rate(0.01),
            CrashAtCommit = Rate(0.02),
            CommitFails = Rate(0.05),
            PauseAtCall = Rate(0.01),
            WebhookLost = Rate(0.5),
            WebhookDoubled = Rate(0.3),
            WebhookLate = Rate(0.3),
            WebhookReorder = chance.Next(2) == 0 ? 1 : chance.Next(2, 9),
            Changed = Rate(0.5),
            SkewSeconds = chance.Next(2) == 0 ? 0 : chance.Next(1, 45),
            LeaseSeconds = chance.Next(10, 61),
            SettleSeconds = chance.Next(60, 601),
            FeedSeconds = chance.Next(15, 121),
            OverlapSeconds = chance.Next(5, 121),
            PollSeconds = 0.5 + (chance.NextDouble() * 5),
            Concurrency = chance.Next(1, 13),
            PageSize = chance.Next(5, 101),
            Statuses = statuses.Next(3) == 0 && kind == ErpKind.Odoo,
            Stock = stock.Next(5) == 0 && kind == ErpKind.Odoo,
            WrapRate = stock.Next(2) * stock.NextDouble() / 2,
        };
        swarm = Planting.Suit(swarm, suits);

        // A pool states how far clocks may differ; and the orders of its shops are orders too.
        return swarm.Stock
            ? swarm with { SkewSeconds = Math.Min(1, swarm.SkewSeconds), Orders = Math.Max(100 - (2 * swarm.Sales), swarm.Orders - (2 * swarm.Sales)) }
            : swarm;

        double Rate(double most) => chance.Next(2) == 0 ? 0 : chance.NextDouble() * most;
    }
}
