namespace Retail.Connectors.Simulation.Nodes;

/// <summary>Brings what goes on after an await back to the schedule, as long as the node lives.</summary>
internal sealed class NodeContext(Node node) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => node.Soon(() => Run(d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing may block in a simulation.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a piece of the node's code; awaits in it come back here.</summary>
    public void Run(SendOrPostCallback code, object? state)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            code(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
