using NodaTime;
using Refit;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Odoo's addresses. Bodies are given as buffered content: a chunked one is ignored by the server.</summary>
internal interface IOdooApi
{
    [Post("/json/2/{model}/{method}")]
    Task<HttpResponseMessage> CallAsync(
        string model,
        string method,
        [Body] HttpContent body,
        [Header("X-Request-Id")] string requestId,
        [Property(OdooRequestMarks.SafeName)] bool safe,
        [Property(OdooRequestMarks.SendBeforeName)] Instant? sendBefore,
        CancellationToken cancellationToken);

    [Post("/jsonrpc")]
    Task<HttpResponseMessage> RpcAsync(
        [Body] HttpContent body,
        [Header("X-Request-Id")] string requestId,
        [Property(OdooRequestMarks.SafeName)] bool safe,
        [Property(OdooRequestMarks.SendBeforeName)] Instant? sendBefore,
        CancellationToken cancellationToken);

    [Get("/web/version")]
    Task<HttpResponseMessage> GetVersionAsync([Header("X-Request-Id")] string requestId, CancellationToken cancellationToken);
}
