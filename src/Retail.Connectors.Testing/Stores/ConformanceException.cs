namespace Retail.Connectors.Testing.Stores;

/// <summary>A store does not do what the suite asks of it. The message says what was expected and what happened.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Says what was expected and what happened.</summary>
    public ConformanceException(string message)
        : base(message)
    {
    }
}
