using System.Net;
using System.Text;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Answers as the server's own web layer gives them.</summary>
internal static class Pages
{
    private const string Server = "Werkzeug/2.2.2 Python/3.11.2";

    public static SimulatedResponse Json(object? value, int cacheSeconds = 0) => new(
        200,
        cacheSeconds == 0
            ? [new("Server", Server), new("Content-Type", "application/json"), new("Connection", "close")]
            : [
                new("Server", Server), new("Content-Type", "application/json"), new("X-Tryton-Cache", cacheSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("Connection", "close")],
        WireWriter.Write(value));

    /// <summary>A page of HTML; in its paragraph the given text, or the usual words of the status.</summary>
    public static SimulatedResponse Html(int status, string? text = null)
    {
        var (title, words) = status switch
        {
            400 => ("Bad Request", "The browser (or proxy) sent a request that this server could not understand."),
            401 => ("Unauthorized", "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required."),
            403 => ("Forbidden", "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server."),
            404 => ("Not Found", "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."),
            405 => ("Method Not Allowed", "The method is not allowed for the requested URL."),
            409 => ("Conflict", "A conflict happened while processing the request."),
            411 => ("Length Required", "A request with this method requires a valid <code>Content-Length</code> header."),
            423 => ("Locked", "The resource that is being accessed is locked."),
            429 => ("Too Many Requests", "This user has exceeded an allotted request count. Try again later."),
            _ => ("Internal Server Error", "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application."),
        };
        var page = $"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n<h1>{title}</h1>\n<p>{WebUtility.HtmlEncode(text ?? words)}</p>\n";
        List<KeyValuePair<string, string>> headers = [new("Server", Server), new("Content-Type", "text/html; charset=utf-8")];
        if (status == 405)
        {
            headers.Add(new("Allow", "POST, OPTIONS"));
        }

        headers.Add(new("Connection", "close"));
        return new(status, headers, Encoding.UTF8.GetBytes(page));
    }

    /// <summary>The answer to a call without a session, or with one that is dead: nothing in the body.</summary>
    public static SimulatedResponse NoSession { get; } = new(
        401,
        [new("Server", Server), new("WWW-Authenticate", "Basic realm=\"Tryton\""), new("Content-Type", "text/plain; charset=utf-8"), new("Connection", "close")],
        default);
}
