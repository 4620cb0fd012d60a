namespace Retail.Connectors.Pipelines.Events;

/// <summary>The bus refuses one event. It and what follows it of the same subject wait; others go on.</summary>
public sealed class EventRefusedException : Exception
{
    /// <summary>Refused, nobody knows why.</summary>
    public EventRefusedException()
    {
    }

    /// <summary>Refused, and why.</summary>
    public EventRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Refused, why, and what said so.</summary>
    public EventRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
