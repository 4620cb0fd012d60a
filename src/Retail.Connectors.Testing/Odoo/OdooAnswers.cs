using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Answers and errors as they go on the wire.</summary>
internal static class OdooAnswers
{
    private const string NoDatabase =
        "<!DOCTYPE html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n"
        + "<p>No database is selected and the requested URL was not found in the server-wide controllers.</p>\n"
        + "<p>Please verify the hostname, <a href=/web/login>login</a> and try again.</p>\n\n"
        + "<!-- Alternatively, use the X-Odoo-Database header. -->\n";

    private const string WrongType =
        "<!doctype html>\n<html lang=en>\n<title>415 Unsupported Media Type</title>\n<h1>Unsupported Media Type</h1>\n"
        + "<p>Request inferred type is compatible with [&#39;http&#39;] but &#39;/json/2/&lt;__model__&gt;/&lt;__method__&gt;&#39; is type=&#39;json2&#39;."
        + "<br><br>Please verify the Content-Type request header and try again.</p>\n";

    private const string NotFound =
        "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n"
        + "<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n";

    public static SimulatedResponse WrongDatabase() => SimulatedResponse.Text(404, "text/html; charset=utf-8", NoDatabase);

    public static SimulatedResponse UnknownPage() => SimulatedResponse.Text(404, "text/html; charset=utf-8", NotFound);

    public static SimulatedResponse WrongContentType() => SimulatedResponse.Text(415, "text/html; charset=utf-8", WrongType);

    public static SimulatedResponse Json(int status, object? value) =>
        new(status, [new("Content-Type", "application/json; charset=utf-8")], OdooJson.Write(value));

    public static SimulatedResponse Error(OdooError error)
    {
        var last = error.Message.Split('\n')[^1];
        var phrase = error.IsHttp ? $"{error.Name}: {error.Status} {Phrase(error.Status)}: {last}" : $"{error.Name}: {last}";
        var body = new JsonFields
        {
            ["name"] = error.Name,
            ["message"] = error.Message,
            ["arguments"] = error.IsHttp ? new object[] { error.Message, error.Status } : [error.Message],
            ["context"] = error.SuggestedCompany is { } company
                ? new JsonFields { ["suggested_company"] = new JsonFields { ["id"] = company.Id, ["display_name"] = company.Name } }
                : new JsonFields(),
            ["debug"] = $"Traceback (most recent call last):\n  [frames removed]\n{phrase}\n",
        };
        var response = Json(error.Status, body);
        return error.Status == 401 ? response with { Headers = [.. response.Headers, new("WWW-Authenticate", "Bearer ")] } : response;
    }

    private static string Phrase(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        404 => "Not Found",
        _ => "Unprocessable Entity",
    };
}
