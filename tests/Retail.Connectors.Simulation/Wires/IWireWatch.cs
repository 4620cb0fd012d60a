using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Wires;

/// <summary>Looks at what goes over a wire.</summary>
internal interface IWireWatch
{
    /// <summary>A node sends a request.</summary>
    void Sent(Node node, SimulatedRequest asked);

    /// <summary>The server carried a request out, perhaps long after its caller gave it up.</summary>
    void Carried(SimulatedRequest asked, SimulatedResponse answer, bool isLate);
}
