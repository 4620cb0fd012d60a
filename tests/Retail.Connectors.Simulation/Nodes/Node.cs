using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Retail.Connectors.Simulation.Nodes;

/// <summary>One life of a process. When it is killed, nothing of it ever goes on: no finally, no dispose.</summary>
internal sealed class Node
{
    // The hosting library would start it on a thread of the pool.
    private static readonly MethodInfo Execute =
        typeof(BackgroundService).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly World _world;
    private readonly NodeContext _context;
    private readonly Action _ended;
    private bool _dead;
    private Instant _pausedUntil;
    private ServiceProvider? _services;

    public Node(World world, string name, Duration skew, Action ended)
    {
        _world = world;
        Name = name;
        _context = new NodeContext(this);
        _ended = ended;
        Clock = new NodeClock(this, world.Schedule, skew);
    }

    public string Name { get; }

    public NodeClock Clock { get; }

    public bool IsDead => _dead;

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The node has not started.");

    public void Start()
    {
        _services = NodeHost.Build(_world, this);
        _world.Remains.Add(_services);
        foreach (var service in _services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            Run(async () =>
            {
                try
                {
                    await (Task)Execute.Invoke(service, [CancellationToken.None])!;
                }
                catch (Exception exception)
                {
                    // The host would stop the process, and a supervisor would start it again.
                    _world.Watch.ServiceStopped(Name, exception);
                    Crash("its service ended");
                }
            });
        }
    }

    /// <summary>Runs code of the node now.</summary>
    public void Run(Func<Task> code) => _context.Run(static state => _ = ((Func<Task>)state!)(), code);

    /// <summary>Something comes to the node as soon as it runs.</summary>
    public void Soon(Action happens) => Later(Duration.Zero, happens);

    /// <summary>Something comes to the node, unless it dies first.</summary>
    public void Later(Duration delay, Action happens) => _world.Schedule.After(delay, () => Deliver(happens));

    /// <summary>The process is killed.</summary>
    public void Crash(string where)
    {
        if (_dead)
        {
            return;
        }

        _dead = true;
        _world.Crashes++;
        _world.Note(Name, "KILLED " + where);
        _ended();
    }

    /// <summary>The process stands still, its requests and its clock do not.</summary>
    public void Pause(Duration length, string where)
    {
        _pausedUntil = Instant.Max(_pausedUntil, _world.Schedule.Now + length);
        _world.Fault(Name, $"stands still for {length.TotalSeconds:0} s {where}");
    }

    private void Deliver(Action happens)
    {
        if (_dead)
        {
            return;
        }

        if (_pausedUntil > _world.Schedule.Now)
        {
            _world.Schedule.At(_pausedUntil, () => Deliver(happens));
            return;
        }

        happens();
    }
}
