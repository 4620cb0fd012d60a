namespace Retail.Connectors.RabbitMq.Connections;

/// <summary>The broker cannot be reached, or does not do what was asked: with what to do about it, and no secret.</summary>
internal sealed class BrokerException : IOException
{
    public BrokerException()
    {
    }

    public BrokerException(string message)
        : base(message)
    {
    }

    public BrokerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
