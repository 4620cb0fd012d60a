namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>One parameter that WordPress refuses.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Code">WordPress's code for the kind of problem.</param>
/// <param name="Message">WordPress's words.</param>
/// <param name="TypePath">For a wrong type, where inside the parameter it is; null for other problems.</param>
internal sealed record ParameterProblem(string Parameter, string Code, string Message, string? TypePath = null)
{
    public static ParameterProblem WrongType(string parameter, string type, string? path = null)
        => new(parameter, "rest_invalid_type", $"{path ?? parameter} is not of type {type}.", path ?? parameter);

    public static ParameterProblem NotOneOf(string parameter, string shownAs, string choices)
        => new(parameter, "rest_not_in_enum", $"{shownAs} is not one of {choices}.");

    public static ParameterProblem InvalidDate(string parameter) => new(parameter, "rest_invalid_date", "Invalid date.");

    public static ParameterProblem InvalidEmail(string parameter) => new(parameter, "rest_invalid_email", "Invalid email address.");
}
