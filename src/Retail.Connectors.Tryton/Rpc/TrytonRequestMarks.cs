using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>What the transport tells the handlers of its requests.</summary>
internal static class TrytonRequestMarks
{
    public static readonly HttpRequestOptionsKey<Instant?> SendBefore = new("Retail.Connectors.Tryton.SendBefore");
}
