namespace Retail.Connectors.Testing.Simulation;

/// <summary>One call on its way through a simulated server.</summary>
public sealed class SimulatedCall
{
    internal SimulatedCall(long number, SimulatedRequest request, CallFate fate)
    {
        Number = number;
        Request = request;
        Fate = fate;
    }

    /// <summary>The call's number in the order of arrival; the first is 1.</summary>
    public long Number { get; }

    /// <summary>What arrived.</summary>
    public SimulatedRequest Request { get; }

    /// <summary>What the vices decided for this call.</summary>
    public CallFate Fate { get; }

    /// <summary>What the server answered; null until it has carried the request out, and for a call it never saw.</summary>
    public SimulatedResponse? Response { get; internal set; }

    /// <summary>Whether <see cref="Abandon"/> was called.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>
    /// Breaks the connection: called before the request is carried out, it never will be; called after the commit, the answer
    /// is lost.
    /// </summary>
    public void Abandon() => IsAbandoned = true;
}
