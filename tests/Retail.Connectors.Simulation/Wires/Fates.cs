using NodaTime;
using Retail.Connectors.Simulation.Nodes;

namespace Retail.Connectors.Simulation.Wires;

/// <summary>Decides about calls.</summary>
internal static class Fates
{
    public static Fate Next(World world, Node node, string call)
    {
        var fate = Draw(world);
        if (fate is not Fate.Answered and not Fate.KilledBefore and not Fate.KilledAfter)
        {
            world.Fault(node.Name, $"{fate} {call}");
        }

        if (world.Happens(world.Swarm.PauseAtCall))
        {
            node.Pause(world.Between(1000, world.Swarm.LeaseSeconds * 3000), call);
        }

        return fate;
    }

    /// <summary>How long a request takes that its caller gave up: within the settle time that the ERP states.</summary>
    public static Duration Lateness(World world) => world.Between(0, world.Swarm.SettleSeconds * 999);

    private static Fate Draw(World world)
    {
        var swarm = world.Swarm;
        var draw = world.Chance.NextDouble();
        var half = world.Chance.Next(2) == 0;
        if (!world.Faulty)
        {
            return Fate.Answered;
        }

        return Take(swarm.Refused) ? half ? Fate.Unavailable : Fate.BrokenBefore
            : Take(swarm.AnswerLost) ? Fate.AnswerLost
            : Take(swarm.Late) ? Fate.Late
            : Take(swarm.RateLimited) ? Fate.RateLimited
            : Take(swarm.Html) ? half ? Fate.HtmlBefore : Fate.HtmlAfter
            : Take(swarm.CrashAtCall) ? half ? Fate.KilledBefore : Fate.KilledAfter
            : Fate.Answered;

        bool Take(double rate)
        {
            draw -= rate;
            return draw < 0;
        }
    }
}
