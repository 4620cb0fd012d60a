namespace Retail.Connectors.RabbitMq.WakeUps;

/// <summary>Marks the wake-ups of this process, which need not wake it.</summary>
internal sealed class NodeMark
{
    public string Value { get; } = Guid.NewGuid().ToString("n");
}
