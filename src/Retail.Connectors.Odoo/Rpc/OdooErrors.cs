using System.Globalization;
using System.Net;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Turns an answer that is no success into an exception. The exception's name decides; the status only where there is none.</summary>
internal static class OdooErrors
{
    private const int LongestWords = 1000;

    private static readonly string[] Concurrency =
    [
        "psycopg2.errors.SerializationFailure", "psycopg2.errors.DeadlockDetected", "psycopg2.errors.LockNotAvailable",
        "psycopg2.extensions.TransactionRollbackError",
    ];

    public static ConnectorException From(HttpResponseMessage response, byte[] body, SystemName system, bool safe, string requestId)
    {
        var error = ReadBody(response, body);
        var (kind, words) = error is null ? WithoutBody(response.StatusCode, safe) : (KindOf(error, response.StatusCode), WordsOf(error));
        return new ConnectorException(kind, system, words)
        {
            Code = error?.Name,
            Status = (int)response.StatusCode,
            RetryAfter = response.Headers.RetryAfter?.Delta is { } delay ? Duration.FromTimeSpan(delay) : null,
            RequestId = requestId,
        };
    }

    /// <summary>The error of a JSON-RPC answer, which is HTTP 200: its name is all there is.</summary>
    public static ConnectorException From(JsonRpcError error, SystemName system, string requestId)
    {
        var body = error.Data ?? new OdooErrorBody { Message = error.Message };
        return new ConnectorException(KindOf(body, HttpStatusCode.InternalServerError), system, WordsOf(body)) { Code = body.Name, RequestId = requestId };
    }

    private static ConnectorErrorKind KindOf(OdooErrorBody error, HttpStatusCode status) => error.Name switch
    {
        var name when Concurrency.Contains(name) => ConnectorErrorKind.Conflict,

        // The database's name is wrong, which no waiting mends.
        var name when name.EndsWith("OperationalError", StringComparison.Ordinal) && error.Message.Contains("does not exist", StringComparison.Ordinal)
            => ConnectorErrorKind.Contract,
        var name when name.StartsWith("psycopg2.", StringComparison.Ordinal) && name.EndsWith("OperationalError", StringComparison.Ordinal)
            => ConnectorErrorKind.Unavailable,
        "werkzeug.exceptions.Unauthorized" or "odoo.exceptions.AccessDenied" => ConnectorErrorKind.Unauthorized,
        "odoo.exceptions.AccessError" or "werkzeug.exceptions.Forbidden" => ConnectorErrorKind.Forbidden,
        "odoo.exceptions.MissingError" => ConnectorErrorKind.NotFound,
        "odoo.exceptions.ValidationError" or "odoo.exceptions.UserError" or "odoo.exceptions.RedirectWarning" => ConnectorErrorKind.Rejected,

        // The call itself is wrong: unknown model, method, parameter or field.
        var name when name.StartsWith("werkzeug.exceptions.", StringComparison.Ordinal) => ByStatus(status),
        "builtins.TypeError" or "builtins.AttributeError" or "builtins.IndexError" => ConnectorErrorKind.Contract,
        "builtins.ValueError" when error.Message.StartsWith("Invalid field", StringComparison.Ordinal) => ConnectorErrorKind.Contract,
        _ => ByStatus(status) is ConnectorErrorKind.Contract ? ConnectorErrorKind.Rejected : ByStatus(status),
    };

    private static ConnectorErrorKind ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => ConnectorErrorKind.Unauthorized,
        HttpStatusCode.Forbidden => ConnectorErrorKind.Forbidden,
        HttpStatusCode.TooManyRequests => ConnectorErrorKind.RateLimited,
        HttpStatusCode.ServiceUnavailable => ConnectorErrorKind.Unavailable,
        _ => ConnectorErrorKind.Contract,
    };

    /// <summary>
    /// A page by Odoo's HTTP layer or by a proxy. A gateway that lost its server cannot say whether a write was done.
    /// </summary>
    private static (ConnectorErrorKind Kind, string Words) WithoutBody(HttpStatusCode status, bool safe)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.ServiceUnavailable => (ConnectorErrorKind.Unavailable, "Odoo, or a proxy before it, is out of service (503)."),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => (
                safe ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous, $"A proxy before Odoo got no answer from it ({number})."),
            HttpStatusCode.TooManyRequests => (ConnectorErrorKind.RateLimited, "A proxy before Odoo asks to slow down (429)."),
            HttpStatusCode.NotFound => (
                ConnectorErrorKind.Contract, "Odoo answered 404 with a page instead of JSON: check the Database setting, and that the server is Odoo 19 or later."),
            _ => (ConnectorErrorKind.Contract, $"The answer ({number}) is no JSON of Odoo's: check that BaseAddress leads to Odoo itself."),
        };
    }

    private static OdooErrorBody? ReadBody(HttpResponseMessage response, byte[] body)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, OdooJsonContext.Default.OdooErrorBody) is { Name.Length: > 0 } error ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string WordsOf(OdooErrorBody error)
    {
        var words = error.Message.Trim();
        return $"Odoo: {(words.Length > LongestWords ? words[..LongestWords] : words)} [{error.Name}]";
    }
}
