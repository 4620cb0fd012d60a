using System.Globalization;
using System.Net;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Turns an answer that is no result into an exception. The error's class decides, never its text, which is translated.</summary>
internal static class TrytonErrors
{
    public const string UserError = "UserError";
    public const string UserWarning = "UserWarning";

    /// <summary>Under this key an exception's data names the warning that has to be answered.</summary>
    public const string WarningName = "Retail.Connectors.Tryton.Warning";

    private const int LongestWords = 1000;

    /// <summary>The <c>error</c> of an answer with status 200.</summary>
    public static ConnectorException From(JsonElement error, SystemName system, bool safe, string requestId)
    {
        var name = Text(error, 0);
        var detail = error.ValueKind == JsonValueKind.Array && error.GetArrayLength() > 1 ? error[1] : default;
        var kind = name switch
        {
            UserError or UserWarning => ConnectorErrorKind.Rejected,
            "ConcurrencyException" => ConnectorErrorKind.Conflict,
            "LoginException" => ConnectorErrorKind.Unauthorized,

            // The database's own words, such as two transactions that stood in each other's way: the next attempt may do.
            _ when IsOfDatabase(name) => safe ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous,

            // A Python error: an unknown field or model, a value of the wrong type. It will be the same next time.
            _ => ConnectorErrorKind.Contract,
        };
        var words = name switch
        {
            UserWarning => Text(detail, 1),
            UserError => Text(detail, 0),
            "ConcurrencyException" => "Somebody else changed the record meanwhile.",
            "LoginException" => "The login asks for another parameter: check User and Password.",
            _ => name.TrimEnd(),
        };
        var exception = new ConnectorException(kind, system, $"Tryton: {Short(words)} System {system}.")
        {
            Code = name is UserError or UserWarning or "ConcurrencyException" or "LoginException" ? name : null,
            Status = 200,
            RequestId = requestId,
        };
        if (name == UserWarning)
        {
            exception.Data[WarningName] = Text(detail, 0);
        }

        return exception;
    }

    /// <summary>
    /// PostgreSQL's messages are translated, but all of them end with a line break, which no error of Python's does; SQLite has
    /// this one alone.
    /// </summary>
    private static bool IsOfDatabase(string words) => words.EndsWith('\n') || words == "database is locked";

    /// <summary>An answer with another status, or one that is no JSON of Tryton's.</summary>
    public static ConnectorException From(HttpResponseMessage response, SystemName system, bool safe, string requestId)
    {
        var (kind, words) = Judge(response.StatusCode, safe);
        return new ConnectorException(kind, system, $"{words} System {system}.")
        {
            Status = (int)response.StatusCode,
            RetryAfter = response.Headers.RetryAfter?.Delta is { } delay ? Duration.FromTimeSpan(delay) : null,
            RequestId = requestId,
        };
    }

    /// <summary>An answer that came whole and is not to be understood.</summary>
    public static ConnectorException Unreadable(SystemName system, bool safe, string requestId, Exception? inner = null) => new(
        safe ? ConnectorErrorKind.Contract : ConnectorErrorKind.Ambiguous, system,
        $"The answer is no JSON of Tryton's: check that BaseAddress leads to trytond itself. System {system}.", inner)
    { Status = 200, RequestId = requestId };

    private static (ConnectorErrorKind Kind, string Words) Judge(HttpStatusCode status, bool safe)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        var lost = safe ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous;
        return status switch
        {
            HttpStatusCode.OK => (safe ? ConnectorErrorKind.Contract : ConnectorErrorKind.Ambiguous, "The answer is no JSON of Tryton's: check that BaseAddress leads to trytond itself."),
            HttpStatusCode.Unauthorized => (ConnectorErrorKind.Unauthorized, "Tryton refuses the login (401): check User and Password."),
            HttpStatusCode.Forbidden => (ConnectorErrorKind.Contract, "Tryton knows no such method for callers (403): check the server's version and modules."),
            HttpStatusCode.NotFound => (ConnectorErrorKind.Contract, "Tryton knows no such database (404): check Database."),
            HttpStatusCode.TooManyRequests => (ConnectorErrorKind.RateLimited, "Too many failed logins (429): correct the password, then wait."),
            HttpStatusCode.ServiceUnavailable => (ConnectorErrorKind.Unavailable, "Tryton, or a proxy before it, is out of service (503)."),
            HttpStatusCode.LengthRequired or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest
                => (ConnectorErrorKind.Contract, $"The server refuses the form of the request ({number}): a proxy may have changed it."),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => (lost, $"The server, or a proxy before it, failed ({number})."),
            _ => (ConnectorErrorKind.Contract, $"The answer ({number}) is none of Tryton's: check that BaseAddress leads to trytond itself."),
        };
    }

    private static string Text(JsonElement list, int index) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > index && list[index].ValueKind == JsonValueKind.String
            ? list[index].GetString()!
            : string.Empty;

    private static string Short(string words) => words.Length > LongestWords ? words[..LongestWords] : words;
}
