<?php
/**
 * Plugin Name: Signpost chat
 * Description: The short code [signpost_chat server="https://chat.example" region="UK"] puts the chat on a page.
 * Version: 2.0.0
 *
 * The hash below is the one that the widget's build prints for its version; change both together.
 */

defined( 'ABSPATH' ) || exit;

const SIGNPOST_CHAT_VERSION   = '2.0.0';
const SIGNPOST_CHAT_INTEGRITY = '';

function signpost_chat_tag( $attributes ) {
	$set    = shortcode_atts( array( 'server' => '', 'region' => '', 'lang' => '', 'color' => '' ), $attributes, 'signpost_chat' );
	$server = untrailingslashit( esc_url_raw( $set['server'] ) );
	if ( '' === $server ) {
		return '';
	}
	$data = array(
		'data-server-url'    => $server,
		'data-region'        => $set['region'],
		'data-lang'          => $set['lang'],
		'data-primary-color' => $set['color'],
	);
	$tag = '<script defer crossorigin="anonymous" src="' . esc_url( $server . '/widget/' . SIGNPOST_CHAT_VERSION . '/signpost-chat.js' ) . '"';
	if ( '' !== SIGNPOST_CHAT_INTEGRITY ) {
		$tag .= ' integrity="' . esc_attr( SIGNPOST_CHAT_INTEGRITY ) . '"';
	}
	foreach ( array_filter( $data ) as $name => $value ) {
		$tag .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	return $tag . '></script>';
}
add_shortcode( 'signpost_chat', 'signpost_chat_tag' );
