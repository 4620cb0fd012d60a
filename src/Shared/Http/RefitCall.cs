using System.Runtime.ExceptionServices;
using Refit;

namespace Retail.Connectors.Http;

/// <summary>Refit wraps what the handlers throw; which of it is the transport's decides what may be repeated.</summary>
internal static class RefitCall
{
    public static async Task<HttpResponseMessage> UnwrapAsync(Task<HttpResponseMessage> call)
    {
        try
        {
            return await call;
        }
        catch (ApiRequestException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
