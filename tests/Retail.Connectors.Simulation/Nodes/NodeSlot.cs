using NodaTime;

namespace Retail.Connectors.Simulation.Nodes;

/// <summary>A place where a process runs, is killed and is started again.</summary>
internal sealed class NodeSlot
{
    private readonly World _world;
    private readonly string _name;
    private readonly Duration _skew;
    private int _life;

    public NodeSlot(World world, string name)
    {
        _world = world;
        _name = name;
        _skew = Duration.FromSeconds((long)Math.Round(((world.Chance.NextDouble() * 2) - 1) * world.Swarm.SkewSeconds));
        world.Schedule.After(world.Between(0, 5000), Start);
    }

    /// <summary>The process; null while there is none.</summary>
    public Node? Node { get; private set; }

    private void Start()
    {
        Node = new Node(_world, $"{_name}.{++_life}", _skew, Ended);
        _world.Note(Node.Name, $"starts, clock off by {_skew}");
        Node.Start();
    }

    private void Ended()
    {
        Node = null;
        _world.Schedule.After(_world.Between(500, 40_000), Start);
    }
}
