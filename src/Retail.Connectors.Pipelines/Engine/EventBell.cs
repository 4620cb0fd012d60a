namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Wakes whoever publishes events in this process.</summary>
internal sealed class EventBell
{
    public WakeSignal Signal { get; } = new();
}
