using NodaTime;
using Retail.Connectors.Simulation.Running;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>Keeps the code of the engine on the schedule's thread.</summary>
internal sealed class SaleContext(Schedule schedule) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => schedule.After(Duration.Zero, () => Run(d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing may block in a simulation.");

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Func<Task> code) => Run(static state => _ = ((Func<Task>)state!)(), code);

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
