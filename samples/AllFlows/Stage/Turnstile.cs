using Retail.Connectors.Testing.Simulation;

namespace AllFlows.Stage;

/// <summary>Lets one at a time into a server, so that people can look and act before anybody else does.</summary>
internal sealed class Turnstile(ISimulatedServer server) : ISimulatedServer
{
    private readonly Lock _turn = new();

    /// <summary>Is told of each request of the service's and its answer, before the next is let in.</summary>
    public Action<SimulatedRequest, SimulatedResponse> Passed { get; set; } = static (_, _) => { };

    public SimulatedResponse Handle(SimulatedRequest request)
    {
        lock (_turn)
        {
            var answer = server.Handle(request);
            Passed(request, answer);
            return answer;
        }
    }

    /// <summary>Does something while the service waits outside.</summary>
    public T Alone<T>(Func<T> action)
    {
        lock (_turn)
        {
            return action();
        }
    }
}
