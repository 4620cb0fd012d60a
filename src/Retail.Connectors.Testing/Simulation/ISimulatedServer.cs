namespace Retail.Connectors.Testing.Simulation;

/// <summary>A server as a pure state machine: a request goes in, an answer comes out, and nothing else happens.</summary>
/// <remarks>Implementations are synchronous and safe to call from several threads; they carry out one request at a time.</remarks>
public interface ISimulatedServer
{
    /// <summary>Carries one request out and answers it.</summary>
    /// <param name="request">What arrived at the server.</param>
    /// <returns>The answer as it goes on the wire; errors are answers too.</returns>
    SimulatedResponse Handle(SimulatedRequest request);
}
