using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Planted;
using Retail.Connectors.Simulation.Running;
using Retail.Connectors.Simulation.Shop;
using Retail.Connectors.Simulation.Status;
using Retail.Connectors.Simulation.Stock;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Simulation;

/// <summary>All of one seed: shop, ERP, store and nodes, on one thread and simulated time.</summary>
internal sealed class World : IDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 0, 0);

    /// <param name="seed">Decides everything.</param>
    /// <param name="bug">What is planted.</param>
    /// <param name="suits">The bug that the world is to suit; the planted one, unless it is a control.</param>
    public World(int seed, PlantedBug bug, PlantedBug suits)
    {
        Seed = seed;
        Bug = bug;
        Chance = new Random(unchecked((seed * 7919) + 17));
        Swarm = Swarm.Of(
            new Random(unchecked((seed * 104_729) + 3)),
            statuses: new Random(unchecked((seed * 32_456_741) + 7)),
            stock: new Random(unchecked((seed * 86_028_581) + 11)),
            suits);
        Schedule = new Schedule(Start, new Random(unchecked((seed * 15_485_863) + 5)));
        Watch = new CommitWatch(this);
        StoreClock = new WorldClock(Schedule);
        Store = new InMemoryWorkStore(StoreClock);
        Shop = new ShopActor(this);
        Erp = Swarm.Erp == ErpKind.Odoo ? new OdooWorld(this) : new ReferenceWorld(this);
        Statuses = Swarm.Statuses ? new StatusWatch(this) : null;
        Staff = Swarm.Statuses || Swarm.Stock ? new ShippingStaff(this, (OdooWorld)Erp) : null;
        Market = Swarm.Stock ? new StockMarket(this, (OdooWorld)Erp) : null;

        Nodes = [.. Enumerable.Range(1, Swarm.Nodes).Select(number => new NodeSlot(this, $"node-{number}"))];
    }

    public int Seed { get; }

    public PlantedBug Bug { get; }

    public Swarm Swarm { get; }

    /// <summary>What decides about faults.</summary>
    public Random Chance { get; }

    public Schedule Schedule { get; }

    public Trace Trace { get; } = new();

    public CommitWatch Watch { get; }

    public TimeProvider StoreClock { get; }

    public InMemoryWorkStore Store { get; }

    public ShopActor Shop { get; }

    public IErpWorld Erp { get; }

    /// <summary>Looks at the statuses that nodes write; null if none are brought to the shop.</summary>
    public StatusWatch? Statuses { get; }

    /// <summary>Who ships; null if nothing is.</summary>
    public ShippingStaff? Staff { get; }

    /// <summary>The shops that share a stock; null if none do.</summary>
    public StockMarket? Market { get; }

    /// <summary>Whether customers have done all they will do.</summary>
    public bool IsSold => Shop.IsFinished && (Market is null || Market.IsFinished);

    public IReadOnlyList<NodeSlot> Nodes { get; }

    /// <summary>Whether anything may still go wrong.</summary>
    public bool Faulty { get; set; } = true;

    /// <summary>What an operator had done again.</summary>
    public HashSet<WorkKey> Replayed { get; } = [];

    /// <summary>What the lives of all nodes were composed of: freed when the seed is over, and not before, as nothing of a killed process goes on.</summary>
    public List<IDisposable> Remains { get; } = [];

    public int Faults { get; set; }

    public int Crashes { get; set; }

    public void Dispose()
    {
        Shop.Dispose();
        Market?.Dispose();
        Remains.ForEach(remains => remains.Dispose());
    }

    public bool Happens(double rate) => Faulty && Chance.NextDouble() < rate;

    public Duration Between(double least, double most) =>
        Duration.FromMilliseconds((long)(least + (Chance.NextDouble() * (most - least))));

    public void Note(string actor, string what) => Trace.Add(string.Create(
        CultureInfo.InvariantCulture, $"{(Schedule.Now - Start).TotalSeconds,10:0.000} {actor}: {what}"));

    public void Fault(string actor, string what)
    {
        Faults++;
        Note(actor, "FAULT " + what);
    }
}
