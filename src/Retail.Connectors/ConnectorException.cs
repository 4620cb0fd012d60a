using NodaTime;

namespace Retail.Connectors;

/// <summary>The one exception that connectors throw. A refusal by business rules is a result, not an exception.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>Describes a failed call.</summary>
    /// <param name="kind">What to do about it.</param>
    /// <param name="system">The system that was called.</param>
    /// <param name="message">What was wrong and which call or setting mends it; never secrets or personal data.</param>
    /// <param name="innerException">The transport's own exception, if any.</param>
    public ConnectorException(ConnectorErrorKind kind, SystemName system, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        System = system;
    }

    /// <summary>What went wrong, in the terms in which the engine decides.</summary>
    public ConnectorErrorKind Kind { get; }

    /// <summary>The system that was called.</summary>
    public SystemName System { get; }

    /// <summary>The vendor's own error code, for example <c>woocommerce_rest_invalid_id</c>; null if it sent none.</summary>
    public string? Code { get; init; }

    /// <summary>The HTTP status of the answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>How long the system asked to wait; null if it did not say.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>The correlation id that was sent with the request; null if none was.</summary>
    public string? RequestId { get; init; }
}
