using NodaTime;

namespace Retail.Connectors.Http;

/// <summary>What a client says about a request that its method and address do not.</summary>
internal static class RequestMarks
{
    /// <summary>True for a read that may be sent again, whatever its HTTP method. GET and HEAD are safe without it.</summary>
    public static readonly HttpRequestOptionsKey<bool> Safe = new("Retail.Connectors.Safe");

    /// <summary>The correlation id that goes out with the request.</summary>
    public static readonly HttpRequestOptionsKey<string> RequestId = new("Retail.Connectors.RequestId");

    /// <summary>The last moment at which the request may go out; null for any.</summary>
    public static readonly HttpRequestOptionsKey<Instant?> SendBefore = new("Retail.Connectors.SendBefore");

    public static bool IsSafe(this HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
        || (request.Options.TryGetValue(Safe, out var safe) && safe);
}
