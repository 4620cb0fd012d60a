using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Connectors.AspNetCore.Webhooks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of Retail.Connectors.</summary>
public static class RetailEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Takes webhooks of all systems at <paramref name="path"/><c>/{system}</c>. An unknown system, and a wrong
    /// signature, are answered alike with 401.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="path">Where, for example <c>/webhooks</c>.</param>
    /// <returns>For conventions such as rate limiting. Authentication is the signature's business.</returns>
    public static IEndpointConventionBuilder MapRetailWebhooks(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        return endpoints
            .MapPost($"{path.TrimEnd('/')}/{{system}}", (RequestDelegate)WebhookEndpoint.HandleAsync)
            .WithDisplayName("Retail.Connectors webhooks");
    }
}
